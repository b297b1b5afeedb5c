import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import cases from '../../cases/roas-scaling.json' with { type: 'json' };
import { assertProperty } from '../../testing/assert-property.ts';
import { aPolicy, NOW } from '../../testing/index.ts';
import { emptyTotals } from '../model/daily-totals.ts';
import type { PolicyInput } from '../policy/define-policy.ts';
import { addHours } from '../shared/instant.ts';
import { decideRoasScaling } from './decide-roas-scaling.ts';
import type { RoasFigures } from './measure-roas.ts';
import type { RoasDay } from './roas-day.ts';
import type { RoasVerdict } from './roas-verdict.ts';
import { summarizeRoas } from './summarize-roas.ts';

/** An ordinary, certain return between the thresholds; 30 conversions. */
const ordinary: RoasFigures = {
  windowDays: 7,
  daysUsed: 7,
  daysUnknown: 0,
  spend: 100_000,
  maturedSpend: 90_000,
  maturedSpendError: 0,
  clicks: 1000,
  maturedClicks: 900,
  orderSquares: null,
  effectiveDays: 7,
  prior: { averageOrderValue: 6667, roas: 2 },
  weight: 0.6,
  orderSquareRatio: 2.69,
  conversions: 30,
  revenue: 200_000,
  averageOrderValue: 6667,
  expectedConversions: 20,
  raw: 2,
  matured: 2.2,
  shrunk: 2.1,
  interval: [1.6, 2.9],
  pauseUpperEnd: 3.2,
  outliers: [],
};

type Input = Partial<Omit<RoasFigures, 'interval'>> & {
  readonly interval?: readonly number[] | null;
  readonly ageHours?: number;
  readonly cutDaysAtFloor?: number;
};

function decide(
  { ageHours = 500, cutDaysAtFloor = 0, interval, ...given }: Input,
  roas: PolicyInput['roas'] = {},
): RoasVerdict {
  const [low = 0, high = 0] = interval ?? ordinary.interval ?? [];
  const summary: RoasFigures = { ...ordinary, ...given, interval: interval === null ? null : [low, high] };
  const adSet = { createdAt: addHours(NOW, -ageHours), cutDaysAtFloor };
  return decideRoasScaling({ summary, adSet, now: NOW, policy: aPolicy({ roas }) });
}

/** What is left of a budget of 1. */
function factorOf(verdict: RoasVerdict): number {
  if (verdict.kind === 'hold') return 1;
  return verdict.kind === 'pause' ? 0 : verdict.factor;
}

describe('decideRoasScaling', () => {
  it.each(cases)('judges a return: $name', ({ input, policy, expected }) => {
    const { estimator, ...roas } = { estimator: 'shrunk', ...policy };
    const verdict = decide(input, { ...roas, estimator: estimator === 'raw' ? 'raw' : 'shrunk' });
    expect(verdict.kind).toBe(expected.kind);
    if (verdict.kind === 'hold') return;
    if ('factor' in expected) expect(verdict.factor).toBeCloseTo(expected.factor, 6);
    if ('confidence' in expected) expect(verdict.confidence).toBe(expected.confidence);
    if ('needsApproval' in expected) expect(verdict).toMatchObject({ needsApproval: expected.needsApproval });
  });

  it.each([
    [
      { shrunk: 4 },
      'ROAS 4.00 (2.20 over 7 days, 30 conversions, shrunk towards the account), above 3, at least 1.60 with 95 % confidence: 30 % more',
    ],
    [
      { shrunk: 1.2 },
      'ROAS 1.20 (2.20 over 7 days, 30 conversions, shrunk towards the account), below 1.5: 28.6 % less',
    ],
    [
      { shrunk: 1, matured: 0.5, pauseUpperEnd: 1.1 },
      '0.50 over 7 days, 30 conversions, below 0.8: at most 1.10 with 99.5 % confidence',
    ],
    [{ shrunk: 4, conversions: 3 }, 'above 3, but 3 of 10 conversions'],
    [{ shrunk: 4, ageHours: 47.5 }, 'above 3, but 47 of 48 hours old'],
    [{ shrunk: 4, interval: [0.7, 9] }, 'above 3, but the interval reaches down to 0.70'],
    [
      { shrunk: 1.2, expectedConversions: 3 },
      'below 1.5, but the spend would have brought 3.00 of the 5 conversions that evidence needs',
    ],
    [{ shrunk: 2 }, 'between 1.5 and 3'],
    [{ matured: null, maturedSpend: 0, spend: 0 }, 'ROAS unknown: no spend in 7 days'],
    [{ matured: null, maturedSpend: 0, daysUsed: 0 }, 'ROAS unknown: no day of 7 is mature enough'],
    [{ matured: null, conversions: null }, 'ROAS unknown: conversions or their values are not reported'],
    [{ matured: null, revenue: 0 }, 'ROAS unknown: 30 conversions without values'],
    [{ matured: null, conversions: 0, revenue: 0 }, 'ROAS unknown: the account has no order to judge by'],
  ] satisfies [Input, string][])('explains itself with its numbers (%#)', (input, reason) => {
    expect(decide(input).reason).toContain(reason);
  });

  it('speaks of no confidence where the policy asks for none', () => {
    const off = { requireConfidence: false };
    expect(decide({ shrunk: 4 }, off).reason).not.toContain('confidence');
    expect(decide({ shrunk: 1, matured: 0.5 }, off).reason).not.toContain('confidence');
  });

  it('never gives a smaller budget for more revenue, at the same spend, orders and window', () => {
    const anyReturn = fc.record({
      spend: fc.integer({ min: 100, max: 1_000_000 }),
      conversions: fc.integer({ min: 0, max: 200 }),
      less: fc.integer({ min: 1, max: 3_000_000 }),
      more: fc.integer({ min: 0, max: 3_000_000 }),
      averageOrderValue: fc.integer({ min: 100, max: 20_000 }),
      accountRoas: fc.integer({ min: 5, max: 60 }).map((tenths) => tenths / 10),
      maturity: fc.constantFrom(0.6, 0.9, 1),
      requireConfidence: fc.boolean(),
      estimator: fc.constantFrom('shrunk' as const, 'raw' as const),
      spread: fc.option(fc.double({ min: 1, max: 10, noNaN: true })),
      maturityError: fc.constantFrom(0, 0.05),
      cutDaysAtFloor: fc.constantFrom(0, 3),
    });
    assertProperty(
      fc.property(
        anyReturn,
        ({ spend, conversions, less, more, requireConfidence, estimator, cutDaysAtFloor, ...given }) => {
          const { averageOrderValue, accountRoas, spread, maturity, maturityError } = given;
          const policy = aPolicy({ roas: { windowDays: [7], requireConfidence, estimator } });
          // Orders of as many values, each of them larger: as unequal as before.
          const squaresOf = (revenue: number): number | null =>
            spread === null || conversions === 0 ? null : (spread * revenue * revenue) / conversions;
          const day = { ...emptyTotals('2026-01-14'), spend, conversions, maturity, maturityError };
          const summarize = (revenue: number) =>
            summarizeRoas({
              rows: [{ ...day, revenue, orderSquares: squaresOf(revenue) }],
              prior: { averageOrderValue, roas: accountRoas },
              policy,
            });
          const [poorer, richer] = [summarize(less), summarize(less + more)];
          // Figures that cannot be trusted raise nothing, however good they look.
          fc.pre(poorer.outliers.length === 0 && richer.outliers.length === 0);
          const [worse, better] = [poorer, richer].map((summary) =>
            factorOf(
              decideRoasScaling({
                summary,
                adSet: { createdAt: addHours(NOW, -99), cutDaysAtFloor },
                now: NOW,
                policy,
              }),
            ),
          );
          expect(better).toBeGreaterThanOrEqual(worse ?? Number.NaN);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('holds at exactly 1.5 and 3, whatever rounding makes of the sums', () => {
    const policy = aPolicy();
    const at = (threshold: number, spend: number, maturity: number) => {
      const revenue = Math.round(threshold * (50_000 + 7 * maturity * spend)) - 100_000;
      const rows = Array.from({ length: 7 }, (_, index) => ({
        ...emptyTotals(`2026-01-0${index + 1}`),
        spend,
        conversions: 20,
        revenue: index === 0 ? revenue : 0,
        maturity,
      }));
      const summary = summarizeRoas({ rows, prior: { averageOrderValue: 5000, roas: 2 }, policy });
      const adSet = { createdAt: addHours(NOW, -999) };
      return { summary, verdict: decideRoasScaling({ summary, adSet, now: NOW, policy }) };
    };
    expect(at(3, 40_970, 0.7).summary.shrunk).toBe(3.0000000000000004);
    assertProperty(
      fc.property(
        fc.constantFrom(1.5, 3),
        fc.integer({ min: 500, max: 5000 }),
        fc.constantFrom(0.6, 0.7, 0.9),
        (threshold, tens, maturity) => {
          const { summary, verdict } = at(threshold, 20 * tens, maturity);
          expect(summary.shrunk).toBeCloseTo(threshold, 9);
          expect(verdict.kind).toBe('hold');
        },
      ),
      { numRuns: 500, examples: [[3, 2049, 0.7]] },
    );
    expect(at(3, 40_970, 0.7).verdict.kind).toBe('hold');
  });

  it.each([
    ['summary.shrunk', { shrunk: Number.NaN }],
    ['summary.matured', { matured: Number.POSITIVE_INFINITY }],
    ['summary.interval', { interval: [Number.NaN, 3] }],
    ['summary.conversions', { conversions: -1 }],
    ['summary.expectedConversions', { expectedConversions: Number.NaN }],
    ['adSet.cutDaysAtFloor', { cutDaysAtFloor: Number.NaN }],
  ])('refuses an impossible %s', (argument, input) => {
    expect(() => decide(input)).toThrow(expect.objectContaining({ code: 'invalid_input', argument }));
  });

  it('raises nothing that was created after now', () => {
    for (const minAgeHours of [0, 48])
      expect(decide({ shrunk: 4, ageHours: -1 }, { minAgeHours })).toEqual({
        kind: 'hold',
        reason: expect.stringContaining(
          `above 3, but it was created at ${addHours(NOW, 1)}, which is still to come`,
        ),
      });
  });

  it('says the least about what is not mature: nothing', () => {
    const day = fc.record({
      spend: fc.integer({ min: 0, max: 1_000_000 }),
      conversions: fc.integer({ min: 0, max: 50 }),
      revenue: fc.integer({ min: 0, max: 1_000_000 }),
      maturity: fc.constantFrom(0, 0.2, 0.49, 0.4999999),
    });
    const policy = aPolicy();
    assertProperty(
      fc.property(
        fc.array(day, { minLength: 28, maxLength: 28 }),
        fc.constantFrom(0, 3),
        (rows, cutDaysAtFloor) => {
          const summary = summarizeRoas({
            rows: rows.map((figures) => ({ ...emptyTotals('2026-01-14'), ...figures })),
            prior: { averageOrderValue: 5000, roas: 2 },
            policy,
          });
          const adSet = { createdAt: addHours(NOW, -999), cutDaysAtFloor };
          expect(decideRoasScaling({ summary, adSet, now: NOW, policy }).kind).toBe('hold');
        },
      ),
    );
  });

  it('is not moved by immature days beside mature ones', () => {
    const policy = aPolicy({ roas: { windowDays: [7] } });
    const mature = {
      ...emptyTotals('2026-01-14'),
      spend: 20_000,
      conversions: 4,
      revenue: 40_000,
      maturity: 1,
    };
    const young = { ...mature, revenue: 0, conversions: 0, maturity: 0.45 };
    const verdictOn = (rows: readonly RoasDay[]) =>
      decideRoasScaling({
        summary: summarizeRoas({ rows, prior: { averageOrderValue: 10_000, roas: 2 }, policy }),
        adSet: { createdAt: addHours(NOW, -999) },
        now: NOW,
        policy,
      });
    const days = [mature, mature, mature, mature];
    expect(verdictOn([...days, young, young, young])).toEqual(verdictOn(days));
  });
});
