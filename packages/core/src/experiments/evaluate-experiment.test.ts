import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { aPolicy, NOW } from '../../testing/index.ts';
import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { PrimaryMetric } from '../model/experiment.ts';
import type { PolicyInput } from '../policy/define-policy.ts';
import { addHours } from '../shared/instant.ts';
import { canonicalJson } from '../shared/json.ts';
import type { RunningPValues } from '../stats/running-p-values.ts';
import { type ExperimentEvaluation, evaluateExperiment } from './evaluate-experiment.ts';
import type { EvaluationInput } from './evaluation-input.ts';
import type { VariantInput } from './variant-figures.ts';

type Input = Omit<EvaluationInput, 'startedAt' | 'now' | 'policy' | 'plannedEndAt'> & {
  readonly hoursRunning: number;
  readonly plannedHours?: number;
  readonly policy?: Partial<PolicyInput>;
  readonly experiments?: PolicyInput['experiments'];
};

function evaluate({
  hoursRunning,
  plannedHours,
  policy = {},
  experiments,
  ...input
}: Input): ExperimentEvaluation {
  const startedAt = addHours(NOW, -hoursRunning);
  return evaluateExperiment({
    ...input,
    startedAt,
    now: NOW,
    policy: aPolicy({ ...policy, ...(experiments && { experiments }) }),
    ...(plannedHours !== undefined && { plannedEndAt: addHours(startedAt, plannedHours) }),
  });
}

/** As much of an evaluation as a case speaks of. */
function partOf(actual: unknown, due: unknown): unknown {
  if (Array.isArray(due) && Array.isArray(actual)) {
    return actual.map((each, at) => (at in due ? partOf(each, due[at]) : each));
  }
  if (typeof due !== 'object' || due === null || typeof actual !== 'object' || actual === null) return actual;
  return Object.fromEntries(
    Object.entries(due).map(([key, value]) => [key, partOf(Reflect.get(actual, key), value)]),
  );
}

function clicked(
  ...counts: readonly (readonly [clicks: number, impressions: number])[]
): readonly VariantInput[] {
  return counts.map(([clicks, impressions], at) => ({
    id: 'abcdefghijklmno'.charAt(at),
    clicks,
    impressions,
  }));
}

const clear = clicked([250, 5000], [150, 5000]);

describe('evaluateExperiment', () => {
  it.each(goldenCases<Input>('evaluate-experiment'))('is right for $name', ({ input, expected }) => {
    const evaluation = evaluate(input);
    expect(deviations(partOf(evaluation, expected), expected)).toEqual([]);
    // Nothing in it is NaN or infinite, and all of it can be stored.
    expect(JSON.parse(canonicalJson(evaluation))).toMatchObject({ status: evaluation.status });
  });

  it('says in a sentence what was found', () => {
    expect(evaluate({ variants: clear, hoursRunning: 72 }).reason).toBe(
      '"a" leads by CTR with 5.00 %: p at most 4.37e-7 against each other one, within 0.05',
    );
    expect(evaluate({ variants: clicked([250, 5000], [10, 999]), hoursRunning: 72 }).reason).toBe(
      'insufficient_impressions: "b" has 999 of 1000 impressions',
    );
  });

  it('reports the metrics that were asked for', () => {
    const { metricsSnapshot } = evaluate({ variants: clear, hoursRunning: 72, metrics: ['ctr', 'roas'] });
    expect(metricsSnapshot.map(({ metrics }) => metrics)).toEqual([
      { ctr: 0.05, roas: null },
      { ctr: 0.03, roas: null },
    ]);
  });

  it('tells by how much the winner is better, as observed and as it most likely is', () => {
    const { improvement } = evaluate({ variants: clear, hoursRunning: 72, dispersion: 0 });
    expect(improvement).toMatchObject({ variantId: 'a', otherId: 'b', observed: expect.closeTo(2 / 3, 12) });
    expect(improvement?.estimated).toBeGreaterThan(0);
    expect(improvement?.estimated).toBeLessThan(2 / 3);
    const [low = 0, high = 0] = improvement?.interval ?? [];
    expect(low).toBeLessThan(2 / 3);
    expect(high).toBeGreaterThan(2 / 3);
  });

  it('computes what is not read not at all', () => {
    const { statisticalResults } = evaluate({ variants: clear, hoursRunning: 72 });
    const described = Object.entries(Object.getOwnPropertyDescriptors(statisticalResults));
    expect(described.filter(([, { get }]) => get === undefined)).toEqual([]);
    expect(statisticalResults.bayesian).toBe(statisticalResults.bayesian);
  });

  it.each([
    ['one variant', { variants: clear.slice(0, 1) }, '2 to 15 variants, not 1'],
    [
      'sixteen variants',
      { variants: Array.from({ length: 16 }, (_, at) => ({ id: `${at}`, impressions: 1 })) },
      'not 16',
    ],
    ['two variants with one id', { variants: [clear[0], clear[0]] }, 'the same id'],
    ['more clicks than impressions', { variants: clicked([11, 10], [1, 10]) }, '11 clicks of 10'],
    ['a negative count', { variants: clicked([-1, 10], [1, 10]) }, 'no count'],
    ['a count that is no number', { variants: clicked([Number.NaN, 10], [1, 10]) }, 'no count'],
    ['force without a reason', { variants: clear, force: true, reason: ' ' }, 'says why'],
    ['shares of other variants', { variants: clear, shares: [1, 1, 1] }, '3 shares'],
    ['a share that is none', { variants: clear, shares: [1, Number.NaN] }, 'impossible: NaN'],
    ['earlier p-values that are none', { variants: clear, running: { a: { b: 2 } } }, 'not a p-value: 2'],
    ['an unknown method', { variants: clear, method: 'guess' }, 'none of chi_square'],
    ['an unknown design', { variants: clear, design: 'random' }, 'none of observational'],
    ['an unknown metric', { variants: clear, primaryMetric: 'likes' }, 'none of ctr'],
    ['an unknown metric to report', { variants: clear, metrics: ['likes'] }, 'none of ctr'],
    ['a test of the future', { variants: clear, hoursRunning: -1 }, 'before the start'],
  ] as const)('refuses %s at once', (_, input, message) => {
    const call = () => evaluate({ hoursRunning: 72, ...(input as Omit<Input, 'hoursRunning'>) });
    expect(call).toThrow(InvalidInputError);
    expect(call).toThrow(message);
  });

  it('takes the planned end for a time, not for a text', () => {
    const test = { variants: clear, startedAt: addHours(NOW, -72), now: NOW, policy: aPolicy() };
    for (const plannedEndAt of ['soon', '2026-01-15', ''])
      expect(() => evaluateExperiment({ ...test, plannedEndAt })).toThrow(InvalidInputError);
  });

  it('estimates no improvement of profit by that of revenue', () => {
    const variants = [3_000_000, 1_500_000].map((revenue, at) => ({
      id: `v${at}`,
      impressions: 50_000,
      clicks: 1000,
      conversions: 300,
      revenue,
      spend: 500_000,
    }));
    const test = { variants, hoursRunning: 240, policy: { roas: { breakEvenRoas: 2 } } } as const;
    const profit = evaluate({ ...test, primaryMetric: 'profit_per_impression' }).improvement;
    expect(profit).toMatchObject({ observed: expect.closeTo(3, 9), estimated: null });
    expect(
      evaluate({ ...test, primaryMetric: 'revenue_per_impression' }).improvement?.estimated,
    ).toBeGreaterThan(0);
  });

  const METRICS = [
    'ctr',
    'engagement',
    'cvr',
    'revenue_per_impression',
    'roas',
  ] as const satisfies PrimaryMetric[];
  const METHODS = ['chi_square', 'always_valid', 'bayesian'] as const;
  const anyVariant = fc
    .record({
      impressions: fc.integer({ min: 0, max: 60_000 }),
      clicks: fc.double({ min: 0, max: 0.2, noNaN: true }),
      orders: fc.double({ min: 0, max: 0.02, noNaN: true }),
      value: fc.integer({ min: 1, max: 20_000 }),
      spend: fc.integer({ min: 1, max: 500_000 }),
    })
    .map(({ impressions, clicks, orders, value, spend }) => ({
      impressions,
      clicks: Math.round(impressions * clicks),
      engagements: Math.round(impressions * clicks),
      conversions: Math.round(impressions * orders),
      revenue: Math.round(impressions * orders) * value,
      spend,
    }));
  const anyTest = fc.record({
    figures: fc.array(anyVariant, { minLength: 2, maxLength: 8 }),
    primaryMetric: fc.constantFrom(...METRICS),
    method: fc.constantFrom(...METHODS),
    hoursRunning: fc.constantFrom(0, 47, 48, 100, 336, 500),
  });
  const named = (figures: readonly Omit<VariantInput, 'id'>[]): readonly VariantInput[] =>
    figures.map((each, at) => ({ id: `v${at}`, ...each }));

  it('gives figures for whatever happened, the same ones again, and a winner only with a verdict', () => {
    assertProperty(
      fc.property(anyTest, ({ figures, ...test }) => {
        const evaluation = evaluate({ variants: named(figures), ...test });
        expect(canonicalJson(evaluate({ variants: named(figures), ...test }))).toBe(
          canonicalJson(evaluation),
        );
        expect(evaluation.status === 'winner').toBe(evaluation.winnerId !== null);
        const { rates } = evaluation.statisticalResults;
        const known = (rates ?? []).flatMap(({ value }) => value ?? []);
        if (evaluation.winnerId === null) return;
        const won = rates?.find(({ variantId }) => variantId === evaluation.winnerId)?.value ?? -1;
        expect(known.filter((value) => value >= won)).toEqual([won]);
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on the order of the variants, ties aside', () => {
    assertProperty(
      fc.property(anyTest, ({ figures, ...test }) => {
        const [first, second] = [named(figures), named(figures).toReversed()].map((variants) =>
          evaluate({ variants, ...test }),
        );
        expect(second?.status).toBe(first?.status);
        if (first?.winnerId) expect(second?.winnerId).toBe(first.winnerId);
      }),
      { numRuns: 100 },
    );
  });

  it('does not depend on the currency', () => {
    assertProperty(
      fc.property(anyTest, fc.constantFrom(10, 100), ({ figures, ...test }, unit) => {
        const dearer = figures.map((each) => ({
          ...each,
          revenue: each.revenue * unit,
          spend: each.spend * unit,
        }));
        const [first, second] = [figures, dearer].map((each) =>
          evaluate({ variants: named(each), ...test, dispersion: 0 }),
        );
        expect([second?.status, second?.winnerId]).toEqual([first?.status, first?.winnerId]);
      }),
      { numRuns: 100 },
    );
  });

  it('is never less sure of a difference with more of the same', () => {
    assertProperty(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 2, max: 9 }),
        (a, b, times) => {
          const p = (scale: number) =>
            evaluate({
              variants: clicked([a * scale, 5000 * scale], [b * scale, 5000 * scale]),
              hoursRunning: 100,
              experiments: { minExpectedCount: 1e-9 },
            }).pValue ?? 1;
          expect(p(times)).toBeLessThanOrEqual(p(1) + 1e-12);
        },
      ),
    );
  });

  it('never takes back what an earlier look has found', () => {
    assertProperty(
      fc.property(fc.array(fc.tuple(fc.nat(200), fc.nat(200)), { minLength: 1, maxLength: 12 }), (days) => {
        let running: RunningPValues = {};
        let [a, b] = [0, 0];
        for (const [day, [x, y]] of days.entries()) {
          [a, b] = [a + x, b + y];
          const shown = 5000 * (day + 1);
          const look = evaluate({
            variants: clicked([a, shown], [b, shown]),
            hoursRunning: 48 + 24 * day,
            method: 'always_valid',
            running,
          });
          for (const [winner, row] of Object.entries(running)) {
            for (const [loser, before] of Object.entries(row))
              expect(look.running[winner]?.[loser]).toBeLessThanOrEqual(before);
          }
          running = look.running;
        }
      }),
      { numRuns: 60 },
    );
  });
});
