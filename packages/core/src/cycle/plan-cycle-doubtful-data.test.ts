import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCycle } from '../../testing/arbitraries.ts';
import { assertProperty } from '../../testing/assert-property.ts';
import { anAdSet, anInsightRow, aPolicy, aSnapshot } from '../../testing/index.ts';
import { addDays, dayOf } from '../shared/day.ts';
import { addHours } from '../shared/instant.ts';
import { openBoosts } from './open-boosts.ts';
import type { Plan, PlannedAction } from './plan.ts';
import { planCycle } from './plan-cycle.ts';
import type { Snapshot } from './snapshot.ts';

const RUNS = { numRuns: 60 };

function executed({ actions }: Plan): readonly PlannedAction[] {
  return actions.filter(({ status }) => status === 'execute');
}

describe('planCycle on doubtful data', () => {
  const doubtful = fc.constantFrom<(now: string) => Snapshot['insightsStatus']>(
    () => ({ newestReadAt: null, complete: true }),
    (now) => ({ newestReadAt: now, complete: false }),
    (now) => ({ newestReadAt: addHours(now, -6.01), complete: true }),
  );

  it('does nothing but take boosts back, not below where they began', () => {
    assertProperty(
      fc.property(anyCycle(), doubtful, ({ snapshot, policy }, statusAt) => {
        const stale = { ...snapshot, insightsStatus: statusAt(snapshot.now) };
        const boosts = openBoosts(stale.budgetChanges);
        for (const { decision, action } of executed(planCycle(stale, policy))) {
          expect(decision.rule).toBe('boost_expiry');
          if (action.type !== 'set_budget') throw new Error('an end of a boost sets a budget');
          // The largest step may allow part of the way only.
          expect(action.to).toBeLessThan(action.from);
          expect(action.to).toBeGreaterThanOrEqual(boosts.get(decision.target.id)?.from ?? action.from);
        }
      }),
      RUNS,
    );
  });

  it.each([
    ['conversions', { conversions: null }],
    ['revenue', { revenue: null }],
    ['values of conversions', { conversions: 10, revenue: 0 }],
  ])('takes missing %s for unknown, not for zero', (_, unknown) => {
    assertProperty(
      fc.property(anyCycle(), ({ snapshot, policy }) => {
        const insights = snapshot.insights.map((row) => ({ ...row, ...unknown }));
        const plan = planCycle({ ...snapshot, insights, budgetChanges: [] }, policy);
        for (const { decision } of plan.actions) expect(decision.rule).not.toBe('roas_scaling');
      }),
      RUNS,
    );
  });

  it('decides nothing without a single row, but that tests end and boosts do', () => {
    assertProperty(
      fc.property(anyCycle(), ({ snapshot, policy }) => {
        const { actions } = planCycle({ ...snapshot, insights: [] }, policy);
        for (const { decision } of actions) {
          if (decision.action.type !== 'notify') expect(decision.rule).toBe('boost_expiry');
        }
      }),
      RUNS,
    );
  });

  it('counts a row that came twice once, and of two readings the later', () => {
    assertProperty(
      fc.property(anyCycle(), ({ snapshot, policy }) => {
        const once = planCycle(snapshot, policy);
        const earlier = snapshot.insights.map((row) => ({
          ...row,
          revenue: 9_999_999,
          knownAt: addHours(row.knownAt, -48),
        }));
        const insights = [...earlier, ...snapshot.insights, ...snapshot.insights];
        expect(planCycle({ ...snapshot, insights }, policy)).toEqual(once);
      }),
      RUNS,
    );
  });

  it('does not look at the running day', () => {
    assertProperty(
      fc.property(anyCycle(), ({ snapshot, policy }) => {
        const today = dayOf(snapshot.now, snapshot.account.timeZone);
        const complete = snapshot.insights.filter(({ day }) => day < today);
        const running = snapshot.ads.map(({ id, adSetId, campaignId }) =>
          anInsightRow({
            adId: id,
            adSetId,
            campaignId,
            day: today,
            spend: 999_999,
            conversions: 0,
            revenue: 0,
          }),
        );
        const plan = (insights: Snapshot['insights']) => planCycle({ ...snapshot, insights }, policy);
        expect(plan([...complete, ...running])).toEqual(plan(complete));
      }),
      RUNS,
    );
  });
});

describe('planCycle of an ad set without a budget', () => {
  it('pauses it, but proposes no amounts', () => {
    const unknown = aSnapshot({
      adSets: [anAdSet({ dailyBudget: null, lifetimeBudget: 9000, budgetRemaining: null })],
      insights: Array.from({ length: 14 }, (_, age) =>
        anInsightRow({ day: addDays('2026-01-14', -age), conversions: 1, spend: 50_000, revenue: 3000 }),
      ),
    });
    const policy = aPolicy();
    for (const { decision } of planCycle(unknown, policy).actions) {
      expect(decision.action.type).not.toBe('set_budget');
      expect(decision.fallback).toBeNull();
    }
  });
});
