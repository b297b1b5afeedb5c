import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { anArm, daysOf } from '../../testing/builders/an-arm.ts';
import { aPolicy } from '../../testing/index.ts';
import { allocateBudget } from './allocate-budget.ts';
import type { Allocation } from './allocation.ts';
import type { AllocationArm } from './arm.ts';

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

  it('gives an arm no less for more valuable orders, whether they came by clicks or by views', () => {
    const seen = (arm: AllocationArm, clicks: number | undefined): AllocationArm =>
      clicks === undefined ? arm : { ...arm, days: arm.days.map((day) => ({ ...day, clicks })) };
    assertProperty(
      fc.property(
        fc.double({ min: 0.5, max: 4, noNaN: true }),
        fc.double({ min: 1, max: 3, noNaN: true }),
        fc.option(fc.nat(4), { nil: undefined }),
        (roas, factor, clicks) => {
          const others = [anArm('b'), anArm('c', { roas: 3 })];
          const [before, after] = [roas, roas * factor].map(
            (each) =>
              divide(
                [anArm('a', { roas: each }), ...others].map((arm) => seen(arm, clicks)),
                30_000,
              ).arms[0],
          );
          expect(after?.target).toBeGreaterThanOrEqual((before?.target ?? 0) - 1e-6);
          expect(after?.to).toBeGreaterThanOrEqual(before?.to ?? 0);
        },
      ),
      RUNS,
    );
  });

  it('gives the arm that brings more by as many orders no less, however few of them followed a click', () => {
    const seen = (id: string, clicks: number, orders: number, roas: number): AllocationArm => ({
      ...anArm(id, { roas }),
      days: anArm(id, { roas }).days.map((day) => ({ ...day, clicks, conversions: orders })),
    });
    assertProperty(
      fc.property(
        fc
          .integer({ min: 4, max: 40 })
          .chain((orders) => fc.tuple(fc.constant(orders), fc.nat(orders), fc.nat(orders))),
        fc.double({ min: 0.5, max: 4, noNaN: true }),
        fc.double({ min: 1.5, max: 3, noNaN: true }),
        ([orders, fewer, more], roas, factor) => {
          const [rich, poor] = divide(
            [seen('a', fewer, orders, roas * factor), seen('b', more, orders, roas)],
            20_000,
          ).arms;
          expect(rich?.target).toBeGreaterThanOrEqual(poor?.target ?? 0);
          expect(rich?.to).toBeGreaterThanOrEqual(poor?.to ?? 0);
        },
      ),
      RUNS,
    );
  });
});
