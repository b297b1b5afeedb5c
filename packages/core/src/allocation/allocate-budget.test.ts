import { describe, expect, it } from 'vitest';
import { anArm, daysOf } from '../../testing/builders/an-arm.ts';
import { aPolicy } from '../../testing/index.ts';
import { allocateBudget } from './allocate-budget.ts';
import type { Allocation } from './allocation.ts';
import type { AllocationPrior } from './allocation-prior.ts';
import type { AllocationArm } from './arm.ts';

const policy = aPolicy();
const PRIOR: AllocationPrior = {
  clickRate: null,
  conversionRate: null,
  averageOrderValue: null,
  costPerThousand: null,
  recentConversions: 5,
};

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

  it('leaves an arm alone whose clicks are unknown, and says so', () => {
    const unknown = (arm: AllocationArm): AllocationArm => ({
      ...arm,
      days: arm.days.map((day) => ({ ...day, clicks: null })),
    });
    const [good, poor] = [anArm('good', { roas: 6 }), anArm('poor', { roas: 0.5 })];
    const all = allocate([unknown(good), unknown(poor)], 20_000);
    expect(budgetsOf(all)).toEqual({ good: 10_000, poor: 10_000 });
    expect(all.reason).toBe('clicks are not reported');
    const one = allocate([unknown(good), poor, anArm('best', { roas: 9 })], 30_000);
    expect(budgetsOf(one)).toEqual({ best: 12_000, good: 10_000, poor: 8000 });
    expect(one.arms[1]?.reason).toBe('by marginal return: its clicks are not reported, and its budget stays');
  });

  it('moves budget to the arm that brings more, though its customers only saw it', () => {
    const selling = (arm: AllocationArm, clicks: number): AllocationArm => ({
      ...arm,
      days: arm.days.map((day) => ({ ...day, clicks, conversions: 10 })),
    });
    const arms = [selling(anArm('good', { roas: 3 }), 0), selling(anArm('poor', { roas: 1.5 }), 100)];
    expect(budgetsOf(allocate(arms, 20_000))).toEqual({ good: 12_000, poor: 8000 });
  });

  it('keeps budgets where the total is nothing', () => {
    const { arms, reason } = allocate([anArm('a'), anArm('b', { roas: 6 })], 0);
    expect(arms.map(({ to }) => to)).toEqual([10_000, 10_000]);
    expect(reason).toBe('there is nothing to divide');
  });

  it('cuts what brings least furthest where a total is less than steps allow, and says so', () => {
    const { arms } = allocate([anArm('good', { roas: 6 }), anArm('poor', { roas: 1 })], 10_000);
    const [good, poor] = arms;
    expect([good?.to, (good?.to ?? 0) + (poor?.to ?? 0)]).toEqual([8000, 10_000]);
    expect(poor?.reason).toMatch(/; the total leaves too little for a single step$/);
    expect(good?.reason).not.toMatch(/too little/);
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
    ['arms', { arms: [anArm('a', { days: daysOf(1000, 1, 1).map((day) => ({ ...day, clicks: 1e6 })) })] }],
    ['total', { total: 1.5 }],
    ['cv', { cv: Number.NaN }],
    ['cv', { cv: -0.1 }],
    ['prior.clickRate', { prior: { ...PRIOR, clickRate: Number.NaN } }],
    ['prior.conversionRate', { prior: { ...PRIOR, conversionRate: -1 } }],
    ['prior.averageOrderValue', { prior: { ...PRIOR, averageOrderValue: Number.POSITIVE_INFINITY } }],
    ['prior.costPerThousand', { prior: { ...PRIOR, costPerThousand: 0 } }],
    ['prior.recentConversions', { prior: { ...PRIOR, recentConversions: -1 } }],
  ])('refuses impossible %s (%#)', (argument, wrong) => {
    const request = { arms: [anArm('a')], total: 10_000, seed: 'seed', policy, ...wrong };
    expect(() => allocateBudget(request)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});
