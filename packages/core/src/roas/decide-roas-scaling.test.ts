import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import cases from '../../cases/roas-scaling.json' with { type: 'json' };
import { assertProperty } from '../../testing/assert-property.ts';
import { aPolicy, NOW } from '../../testing/index.ts';
import { emptyTotals } from '../model/daily-totals.ts';
import type { PolicyInput } from '../policy/define-policy.ts';
import { addDays } from '../shared/day.ts';
import { addHours } from '../shared/instant.ts';
import { decideRoasScaling } from './decide-roas-scaling.ts';
import type { RoasVerdict } from './roas-verdict.ts';
import { type RoasSummary, summarizeRoas } from './summarize-roas.ts';

/** An ordinary, certain return between the thresholds; 30 conversions. */
const ordinary: RoasSummary = {
  windowDays: 7,
  daysUsed: 7,
  spend: 100_000,
  maturedSpend: 90_000,
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

type Input = Partial<Omit<RoasSummary, 'interval'>> & {
  readonly interval?: readonly number[] | null;
  readonly ageHours?: number;
};

function decide({ ageHours = 500, interval, ...given }: Input, roas: PolicyInput['roas'] = {}): RoasVerdict {
  const [low = 0, high = 0] = interval ?? ordinary.interval ?? [];
  const summary: RoasSummary = { ...ordinary, ...given, interval: interval === null ? null : [low, high] };
  const adSet = { createdAt: addHours(NOW, -ageHours) };
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
    [{ matured: null, maturedSpend: 0, spend: 500 }, 'ROAS unknown: no day of 7 is mature enough'],
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
    });
    assertProperty(
      fc.property(
        anyReturn,
        ({ spend, conversions, less, more, maturity, requireConfidence, estimator, ...prior }) => {
          const policy = aPolicy({ roas: { windowDays: [7], requireConfidence, estimator } });
          const summarize = (revenue: number) =>
            summarizeRoas({
              rows: [{ ...emptyTotals(addDays('2026-01-14', 0)), spend, conversions, revenue, maturity }],
              prior: { averageOrderValue: prior.averageOrderValue, roas: prior.accountRoas },
              policy,
            });
          const [poorer, richer] = [summarize(less), summarize(less + more)];
          // Figures that cannot be trusted raise nothing, however good they look.
          fc.pre(poorer.outliers.length === 0 && richer.outliers.length === 0);
          const [worse, better] = [poorer, richer].map((summary) =>
            factorOf(
              decideRoasScaling({ summary, adSet: { createdAt: addHours(NOW, -99) }, now: NOW, policy }),
            ),
          );
          expect(better).toBeGreaterThanOrEqual(worse ?? Number.NaN);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
