import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterPlan } from '../../testing/after-plan.ts';
import { anySnapshot } from '../../testing/arbitraries.ts';
import { assertProperty } from '../../testing/assert-property.ts';
import { aDecision, anInsightRow, aPolicy, aSnapshot, NOW } from '../../testing/index.ts';
import { addDays } from '../shared/day.ts';
import { addHours, hoursBetween } from '../shared/instant.ts';
import { isRaise } from './budget-change.ts';
import { listBudgetOwners, stepBudget } from './budget-owner.ts';
import { defaultRegistry, planCycle, type Registry } from './plan-cycle.ts';
import type { Snapshot } from './snapshot.ts';

describe('planCycle over days of cycles', () => {
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

  it('asks for new variants of a creative that stays worn out once in two weeks', () => {
    const insights = Array.from({ length: 45 }, (_, index) =>
      anInsightRow({
        day: addDays('2026-01-01', index),
        impressions: 20_000,
        linkClicks: index < 14 ? 400 : 240,
      }),
    );
    let snapshot: Snapshot = { ...prosperous, insights };
    const asked: number[] = [];
    for (let cycle = 0; cycle < 25 * 4; cycle += 1) {
      const plan = planCycle(snapshot, aPolicy());
      const isAsked = plan.actions.some(
        ({ action, status }) => action.type === 'generate_variants' && status === 'execute',
      );
      if (isAsked) asked.push(hoursBetween(NOW, snapshot.now));
      snapshot = afterPlan(snapshot, plan, 6);
    }
    const [first = 0] = asked;
    expect(first).toBeGreaterThan(24);
    expect(asked).toEqual([first, first + 14 * 24]);
  });

  it('turns a budget at most once in 24 hours, whatever the figures say from cycle to cycle', () => {
    const anyFactors = fc.array(fc.constantFrom(0.1, 1, 10), { minLength: 1, maxLength: 7 });
    assertProperty(
      fc.property(anySnapshot(), anyFactors, (start, factors) => {
        let snapshot: Snapshot = {
          ...start,
          budgetChanges: [],
          openApprovals: [],
          insightsStatus: { newestReadAt: start.now, complete: true },
          controls: { stopped: false, outageClosedAt: null },
        };
        for (let cycle = 0; cycle < 60; cycle += 1) {
          const factor = factors[cycle % factors.length] ?? 1;
          const plan = planCycle(withRevenue(snapshot, start, factor), aPolicy());
          snapshot = afterPlan(snapshot, plan, 2);
        }
        for (const { target } of listBudgetOwners(start)) expectSteady(snapshot, target.id);
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it('turns it at most once in 24 hours, whatever a rule wants from cycle to cycle', () => {
    const anyWishes = fc.array(fc.constantFrom(0.7, 0.9, 1.2, 1.4), { minLength: 1, maxLength: 20 });
    assertProperty(
      fc.property(anyWishes, (wishes) => {
        let snapshot = prosperous;
        for (let cycle = 0; cycle < 150; cycle += 1) {
          const registry = wishing(wishes[cycle % wishes.length] ?? 1, snapshot);
          snapshot = afterPlan(snapshot, planCycle(snapshot, aPolicy(), registry));
        }
        expect(snapshot.budgetChanges.length).toBeGreaterThan(2);
        expectSteady(snapshot, 'ad-set-1');
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  /** A rule that wants the budget of the only ad set to be so many times what it is. */
  function wishing(factor: number, snapshot: Snapshot): Registry {
    const [owner] = listBudgetOwners(snapshot);
    const action = owner && stepBudget(owner, factor);
    if (!action) return defaultRegistry;
    const { id: _id, cycleId: _cycleId, rule: _rule, ...content } = aDecision({ action });
    return {
      ...defaultRegistry,
      rules: [{ name: 'host_rule', decide: () => [{ kind: 'propose', ...content }] }],
    };
  }

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
    for (const alike of [own.filter(isRaise), own.filter((change) => !isRaise(change))]) {
      for (const [index, { at }] of alike.entries()) {
        const earlier = alike[index - 1];
        if (earlier) expect(at >= addHours(earlier.at, 24)).toBe(true);
      }
    }
  }
});
