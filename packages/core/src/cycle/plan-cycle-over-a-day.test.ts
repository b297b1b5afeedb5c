import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterPlan } from '../../testing/after-plan.ts';
import { anySnapshot } from '../../testing/arbitraries.ts';
import { assertProperty } from '../../testing/assert-property.ts';
import { anInsightRow, aPolicy, aSnapshot, NOW } from '../../testing/index.ts';
import { addDays } from '../shared/day.ts';
import { addHours } from '../shared/instant.ts';
import { isRaise } from './budget-change.ts';
import { listBudgetOwners } from './budget-owner.ts';
import { planCycle } from './plan-cycle.ts';
import type { Snapshot } from './snapshot.ts';

describe('planCycle over a day of cycles', () => {
  /** 50.00 a day that earn seven times what they cost, for two weeks. */
  const prosperous = aSnapshot({
    insights: Array.from({ length: 14 }, (_, age) =>
      anInsightRow({ day: addDays('2026-01-14', -age), conversions: 10, spend: 5000, revenue: 35_000 }),
    ),
  });

  it('changes a budget once where the same high ROAS is seen 48 times in a day', () => {
    const policy = aPolicy();
    let snapshot = prosperous;
    for (let cycle = 0; cycle < 48; cycle += 1) snapshot = afterPlan(snapshot, planCycle(snapshot, policy));
    expect(snapshot.budgetChanges).toMatchObject([{ from: 5000, to: 7000 }]);
  });

  it('changes it again when 24 hours have passed, and not before', () => {
    const policy = aPolicy();
    let snapshot = prosperous;
    for (let cycle = 0; cycle < 49; cycle += 1) snapshot = afterPlan(snapshot, planCycle(snapshot, policy));
    expect(snapshot.budgetChanges.map(({ at }) => at)).toEqual([NOW, addHours(NOW, 24)]);
  });

  it('turns a budget at most once in 24 hours, whatever the figures say from cycle to cycle', () => {
    const anyFactors = fc.array(fc.constantFrom(0, 0.1, 1, 10), { minLength: 1, maxLength: 7 });
    assertProperty(
      fc.property(anySnapshot(), anyFactors, (start, factors) => {
        let snapshot: Snapshot = {
          ...start,
          budgetChanges: [],
          openApprovals: [],
          controls: { stopped: false },
        };
        for (let cycle = 0; cycle < 60; cycle += 1) {
          const factor = factors[cycle % factors.length] ?? 1;
          const plan = planCycle(withRevenue(snapshot, start, factor), aPolicy());
          snapshot = afterPlan(snapshot, plan);
        }
        for (const { target } of listBudgetOwners(start)) expectSteady(snapshot, target.id);
      }),
      { numRuns: 12 },
    );
  });

  function withRevenue(snapshot: Snapshot, start: Snapshot, factor: number): Snapshot {
    const insights = start.insights.map((row) => ({ ...row, revenue: row.revenue && row.revenue * factor }));
    return { ...snapshot, insights };
  }

  function expectSteady(snapshot: Snapshot, id: string): void {
    const own = snapshot.budgetChanges.filter(
      ({ targetId, rule }) => targetId === id && rule !== 'boost_expiry',
    );
    const turns = own.filter(
      (change, index) => index > 0 && isRaise(change) !== isRaise(own[index - 1] ?? change),
    );
    for (const [index, { at }] of turns.entries()) {
      const earlier = turns[index - 1];
      if (earlier) expect(at >= addHours(earlier.at, 24)).toBe(true);
    }
    for (const [index, { at }] of own.filter(isRaise).entries()) {
      const earlier = own.filter(isRaise)[index - 1];
      if (earlier) expect(at >= addHours(earlier.at, 24)).toBe(true);
    }
  }
});
