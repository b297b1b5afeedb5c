import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { aPolicy } from '../../testing/index.ts';
import { allocateBudget } from './allocate-budget.ts';
import type { Allocation } from './allocation.ts';
import type { AllocationArm, AllocationDay } from './arm.ts';

const policy = aPolicy();
const [CPM, CTR] = [1200, 0.012];

/** Ten days of an arm that spends its budget at a ROAS. */
function anArm(
  id: string,
  overrides: Partial<AllocationArm> & { readonly roas?: number } = {},
): AllocationArm {
  const { roas = 2.5, ...rest } = overrides;
  const budget = rest.budget ?? 10_000;
  return { id, budget, days: daysOf(budget, roas), ...rest };
}

function daysOf(spend: number, roas: number, count = 10): readonly AllocationDay[] {
  const impressions = Math.round((1000 * spend) / CPM);
  return Array.from({ length: count }, (_, index) => ({
    daysAgo: index + 1,
    maturity: 1,
    impressions,
    clicks: Math.round(impressions * CTR),
    spend,
    conversions: Math.round(spend / 2500),
    revenue: Math.round(roas * spend),
  }));
}

function allocate(arms: readonly AllocationArm[], total: number, seed = 'seed'): Allocation {
  return allocateBudget({ arms, total, seed, policy });
}

function budgetsOf({ arms }: Allocation): Readonly<Record<string, number>> {
  return Object.fromEntries(arms.map(({ id, to }) => [id, to]));
}

describe('allocateBudget', () => {
  it('moves budget to the arm whose units bring more, by one step', () => {
    const arms = [anArm('good', { roas: 6 }), anArm('poor', { roas: 1 })];
    expect(budgetsOf(allocate(arms, 20_000))).toEqual({ good: 12_000, poor: 8000 });
  });

  it('says of each share what it rests on', () => {
    const { arms, ...allocation } = allocate(
      [anArm('good', { roas: 6 }), anArm('poor', { roas: 1 })],
      20_000,
    );
    expect(allocation).toMatchObject({
      before: 20_000,
      after: 20_000,
      total: 20_000,
      reason: 'by marginal return',
    });
    const [good, poor] = arms;
    expect(good?.certainty).toBeGreaterThan(0.8);
    expect(good?.initialRoas).toBeGreaterThan(poor?.initialRoas ?? 0);
    expect(good?.initialRoasLow).toBeLessThan(good?.initialRoas ?? 0);
    expect(good?.initialRoasHigh).toBeGreaterThan(good?.initialRoas ?? 0);
    expect(good?.marginalRoas).toBeLessThan(good?.initialRoas ?? 0);
    expect((good?.target ?? 0) + (poor?.target ?? 0)).toBeCloseTo(20_000, 6);
    expect(good?.reason).toMatch(
      /^by marginal return: its share of 200\.00 is \d+\.\d\d; the first unit brings \d\.\d\d \(90 %: \d\.\d\d to \d\.\d\d\), the next \d\.\d\d$/,
    );
  });

  it('leaves equal arms alone, and says so', () => {
    const { arms } = allocate([anArm('a'), anArm('b')], 20_000);
    expect(arms.map(({ to, certainty }) => [to, certainty])).toEqual([
      [10_000, null],
      [10_000, null],
    ]);
    expect(arms[0]?.reason).toMatch(/less than 10 % away$/);
  });

  it('gives one arm all, within its limits', () => {
    expect(budgetsOf(allocate([anArm('a')], 11_000))).toEqual({ a: 11_000 });
    expect(budgetsOf(allocate([anArm('a')], 30_000))).toEqual({ a: 12_000 });
    expect(budgetsOf(allocate([anArm('a', { cap: 10_500 })], 11_500))).toEqual({ a: 10_500 });
  });

  it('makes parts equal where nothing was sold in two weeks', () => {
    const idle = (id: string, budget: number): AllocationArm => ({
      id,
      budget,
      days: daysOf(budget, 0).map((day) => ({ ...day, conversions: 0, revenue: 0 })),
    });
    const { arms, reason } = allocate([idle('a', 13_000), idle('b', 7000)], 20_000);
    expect(reason).toBe('no conversion in 14 days');
    expect(arms.map(({ target, to }) => [target, to])).toEqual([
      [10_000, 11_600],
      [10_000, 8400],
    ]);
  });

  it('changes nothing where nobody knows what was sold', () => {
    const arms = [13_000, 7000].map((budget, index) => ({
      id: `${index}`,
      budget,
      days: daysOf(budget, 2).map((day) => ({ ...day, conversions: null, revenue: null })),
    }));
    expect(budgetsOf(allocate(arms, 20_000))).toEqual({ 0: 13_000, 1: 7000 });
  });

  it('lets an arm with little fall to nothing or rise to 4 % at once, and others by a step', () => {
    const small = (roas: number): AllocationArm =>
      anArm('small', { budget: 500, roas, days: daysOf(20_000, roas, 30) });
    const big = anArm('big', { budget: 39_500, roas: 3 });
    expect(budgetsOf(allocate([small(9), big], 40_000))).toEqual({ small: 1600, big: 38_400 });
    expect(budgetsOf(allocate([small(0.2), big], 39_600))).toEqual({ small: 100, big: 39_500 });
  });

  it('starts a new arm with an equal part at most', () => {
    const arms = [anArm('a'), anArm('b'), anArm('c', { budget: 0, days: [] })];
    const { c } = budgetsOf(allocate(arms, 20_000));
    expect(c).toBeGreaterThan(0);
    expect(c).toBeLessThanOrEqual(6666);
  });

  it.each([
    ['arms', { arms: [] }],
    ['arms', { arms: [anArm('a'), anArm('a')] }],
    ['arms', { arms: [anArm('a', { budget: 0.5 })] }],
    ['arms', { arms: [anArm('a', { floor: 2, cap: 1 })] }],
    ['arms', { arms: [anArm('a', { days: [...daysOf(1, 1, 1), ...daysOf(1, 1, 1)] })] }],
    ['arms', { arms: [anArm('a', { days: daysOf(1, 1, 1).map((day) => ({ ...day, daysAgo: 0 })) })] }],
    ['arms', { arms: [anArm('a', { days: daysOf(1, 1, 1).map((day) => ({ ...day, maturity: 2 })) })] }],
    [
      'arms.days.clicks',
      { arms: [anArm('a', { days: daysOf(1, 1, 1).map((day) => ({ ...day, clicks: -1 })) })] },
    ],
    ['total', { total: 1.5 }],
  ])('refuses impossible %s (%#)', (argument, wrong) => {
    const request = { arms: [anArm('a')], total: 10_000, seed: 'seed', policy, ...wrong };
    expect(() => allocateBudget(request)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});

const anyDays = fc
  .record({
    length: fc.nat(12),
    roas: fc.double({ min: 0, max: 8, noNaN: true }),
    spend: fc.integer({ min: 1, max: 100_000 }),
    known: fc.boolean(),
  })
  .map(({ length, roas, spend, known }) =>
    daysOf(spend, roas, length).map((day) => (known ? day : { ...day, conversions: null, revenue: null })),
  );
const anyArms = fc
  .array(
    fc.record({
      budget: fc.integer({ min: 0, max: 100_000 }),
      floor: fc.integer({ min: 0, max: 500 }),
      room: fc.integer({ min: 0, max: 100_000 }),
      days: anyDays,
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((arms) =>
    arms.map(
      ({ floor, room, ...arm }, index): AllocationArm => ({
        id: `arm-${index}`,
        floor,
        cap: floor + room,
        ...arm,
      }),
    ),
  );
const RUNS = { numRuns: 60 };

describe('any allocation', () => {
  const few = aPolicy({ allocation: { draws: 20 } });
  const divide = (arms: readonly AllocationArm[], total: number, seed = 'seed'): Allocation =>
    allocateBudget({ arms, total, seed, policy: few });

  it('sums to the total or less, in whole units within floors and caps', () => {
    assertProperty(
      fc.property(anyArms, fc.nat(300_000), (arms, total) => {
        const { arms: given, after, before } = divide(arms, total);
        const floors = arms.reduce((sum, { floor = 0 }) => sum + floor, 0);
        const stays = given.every(({ from, to }) => from === to);
        expect(given.reduce((sum, { to }) => sum + to, 0)).toBe(after);
        expect(after).toBeLessThanOrEqual(stays ? Math.max(total, before, floors) : Math.max(total, floors));
        for (const { to, from, target, marginalRoas, reason } of given) {
          expect(Number.isSafeInteger(to) && Number.isFinite(target) && Number.isFinite(marginalRoas)).toBe(
            true,
          );
          expect(reason).not.toMatch(/NaN|undefined|Infinity/);
          const [floor, cap] = [arms[0]?.floor ?? 0, arms[0]?.cap ?? 0];
          if (given.length === 1 && to !== from) expect(to >= floor && to <= cap).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('moves no arm by more than its step where the total is what they have', () => {
    assertProperty(
      fc.property(
        fc.array(fc.integer({ min: 20_000, max: 40_000 }), { minLength: 2, maxLength: 6 }),
        fc.array(anyDays, { minLength: 6, maxLength: 6 }),
        (budgets, days) => {
          const arms = budgets.map((budget, index) => ({
            id: `${index}`,
            budget,
            days: days[index]?.length ? (days[index] ?? []) : daysOf(budget, 2),
          }));
          const total = budgets.reduce((sum, budget) => sum + budget, 0);
          const { arms: given, after } = divide(arms, total);
          expect(after).toBe(total);
          for (const { from, to } of given) expect(Math.abs(to / from - 1)).toBeLessThanOrEqual(0.2 + 1e-9);
        },
      ),
      RUNS,
    );
  });

  it('is the same for a seed, whatever the order of arms and days', () => {
    assertProperty(
      fc.property(anyArms, fc.nat(300_000), (arms, total) => {
        const turned = arms.toReversed().map((arm) => ({ ...arm, days: arm.days.toReversed() }));
        expect(divide(turned, total)).toEqual(divide(arms, total));
      }),
      RUNS,
    );
  });

  it('does not depend on the unit of money', () => {
    // Prices per unit are the arms' own; only rounding to whole units tells currencies apart.
    const scaled = (arms: readonly AllocationArm[]): readonly AllocationArm[] =>
      arms.map(({ budget, days, ...arm }) => ({
        ...arm,
        budget: 100 * budget,
        days: days.map((day) => ({ ...day, spend: 100 * day.spend, revenue: 100 * (day.revenue ?? 0) })),
      }));
    const arms = [anArm('a', { roas: 4 }), anArm('b', { roas: 1 }), anArm('c')];
    const [small, large] = [divide(arms, 30_000), divide(scaled(arms), 3_000_000)];
    for (const [index, arm] of small.arms.entries())
      expect((large.arms[index]?.target ?? 0) / 100).toBeCloseTo(arm.target, 3);
  });

  it('gives an arm no less for more valuable orders', () => {
    assertProperty(
      fc.property(
        fc.double({ min: 0.5, max: 4, noNaN: true }),
        fc.double({ min: 1, max: 3, noNaN: true }),
        (roas, factor) => {
          const others = [anArm('b'), anArm('c', { roas: 3 })];
          const [before, after] = [roas, roas * factor].map(
            (each) => divide([anArm('a', { roas: each }), ...others], 30_000).arms[0],
          );
          expect(after?.target).toBeGreaterThanOrEqual((before?.target ?? 0) - 1e-6);
          expect(after?.to).toBeGreaterThanOrEqual(before?.to ?? 0);
        },
      ),
      RUNS,
    );
  });
});
