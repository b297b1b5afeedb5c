import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterPlan } from '../../testing/after-plan.ts';
import { anySnapshot } from '../../testing/arbitraries.ts';
import { assertProperty } from '../../testing/assert-property.ts';
import { anAdSet, anInsightRow, aPolicy, aSnapshot } from '../../testing/index.ts';
import { definePolicy, policyAmount } from '../policy/define-policy.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { addDays } from '../shared/day.ts';
import { formatMinorUnits } from '../shared/money.ts';
import { isIncrease } from './action.ts';
import { listBudgetOwners, stepBudget, totalDailyBudget } from './budget-owner.ts';
import type { Proposal } from './decision.ts';
import { defaultRegistry, planCycle, type Registry } from './plan-cycle.ts';
import type { Snapshot } from './snapshot.ts';

const HOURS_A_CYCLE = 6;
const CYCLES_A_WEEK = (7 * 24) / HOURS_A_CYCLE;

/** A rule that wants every budget to be twice what it is, in every cycle. */
function greedy(snapshot: Snapshot): Registry {
  const proposals = listBudgetOwners(snapshot).flatMap((owner): readonly Proposal[] => {
    const action = stepBudget(owner, 2);
    if (action === null) return [];
    const { target } = owner;
    const words = { reason: 'more', evidence: {}, facts: {}, counterfactuals: [], fallback: null };
    return [{ kind: 'propose', target, action, ...words, priority: 1, confidence: 'high' }];
  });
  return { ...defaultRegistry, rules: [{ name: 'host_rule', decide: () => proposals }] };
}

/** Budgets a day, as far as they are known. */
function sumOfDailyBudgets(snapshot: Snapshot): number {
  const known = listBudgetOwners(snapshot).filter(({ budget }) => budget.dailyBudget !== null);
  return totalDailyBudget(known, snapshot.now) ?? 0;
}

/** An account under a cap somewhere above what it spends, with nothing that holds it back but the limits. */
const anyBoldAccount = anySnapshot().chain((start) => {
  const snapshot: Snapshot = {
    ...start,
    intraday: [],
    budgetChanges: [],
    openApprovals: [],
    experiments: [],
    insightsStatus: { newestReadAt: start.now, complete: true },
    controls: { stopped: false, outageClosedAt: null },
  };
  const sum = sumOfDailyBudgets(snapshot);
  return fc
    .record({ percent: fc.integer({ min: 100, max: 400 }), cooldown: fc.constantFrom(0, 6, 24) })
    .map(({ percent, cooldown }): { readonly snapshot: Snapshot; readonly policy: Policy } => ({
      snapshot,
      policy: definePolicy({
        currency: 'USD',
        limits: {
          maxTotalDailySpend: formatMinorUnits(Math.ceil((sum * percent) / 100), 'USD'),
          maxDailyBudgetPerAdSet: '9000000.00',
          maxDailyBudgetPerCampaign: '9000000.00',
          increaseCooldownHours: cooldown,
        },
        approvals: { perAction: '9000000.00' },
      }),
    }));
});

describe('planCycle from cycle to cycle', () => {
  it('keeps budgets within the cap at every instant, and a week within seven times the cap', () => {
    assertProperty(
      fc.property(anyBoldAccount, ({ snapshot: start, policy }) => {
        const cap = policyAmount(policy, policy.limits.maxTotalDailySpend);
        let snapshot = start;
        let week = 0;
        for (let cycle = 0; cycle < CYCLES_A_WEEK; cycle += 1) {
          snapshot = afterPlan(snapshot, planCycle(snapshot, policy, greedy(snapshot)), HOURS_A_CYCLE);
          const sum = sumOfDailyBudgets(snapshot);
          expect(sum).toBeLessThanOrEqual(cap);
          week += (sum * HOURS_A_CYCLE) / 24;
        }
        expect(week).toBeLessThanOrEqual(7 * cap);
      }),
      { numRuns: 20 },
    );
  });

  it('lets no budget grow beyond two and a half times what it was a week before', () => {
    assertProperty(
      fc.property(anyBoldAccount, ({ snapshot: start, policy }) => {
        let snapshot = start;
        for (let cycle = 0; cycle < CYCLES_A_WEEK - 1; cycle += 1) {
          snapshot = afterPlan(snapshot, planCycle(snapshot, policy, greedy(snapshot)), HOURS_A_CYCLE);
        }
        const before = new Map(listBudgetOwners(start).map((owner) => [owner.target.id, owner.budget]));
        for (const { target, budget } of listBudgetOwners(snapshot)) {
          const was = before.get(target.id)?.dailyBudget ?? null;
          if (was !== null) expect(budget.dailyBudget).toBeLessThanOrEqual(2.5 * was);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('raises nothing where one budget cannot be read', () => {
    assertProperty(
      fc.property(anyBoldAccount, ({ snapshot: start, policy }) => {
        const unreadable = anAdSet({ id: 'unreadable', campaignId: 'no-budget', dailyBudget: null });
        const campaigns = [
          ...start.campaigns,
          ...aSnapshot().campaigns.map((each) => ({ ...each, id: 'no-budget' })),
        ];
        const snapshot = { ...start, campaigns, adSets: [...start.adSets, unreadable] };
        const { actions } = planCycle(snapshot, policy, greedy(snapshot));
        expect(actions.filter(({ action, status }) => isIncrease(action) && status === 'execute')).toEqual(
          [],
        );
      }),
      { numRuns: 40 },
    );
  });

  it('counts raises whose answer was lost as if they had taken effect', () => {
    const insights = ['a', 'b'].flatMap((id) =>
      Array.from({ length: 14 }, (_, age) =>
        anInsightRow({
          adId: `ad-${id}`,
          adSetId: id,
          day: addDays('2026-01-14', -age),
          revenue: 35_000,
          conversions: 10,
        }),
      ),
    );
    const adSets = ['a', 'b'].map((id) => anAdSet({ id }));
    const limits = { maxTotalDailySpend: '120.00' };
    const policy = aPolicy({ limits });
    const raised = (recentActions: Snapshot['recentActions']) =>
      planCycle(aSnapshot({ adSets, insights, recentActions }), policy)
        .actions.filter(({ status }) => status === 'execute')
        .map(({ action }) => (action.type === 'set_budget' ? action.to - action.from : 0))
        .reduce((sum, change) => sum + change, 0);
    expect(raised([])).toBe(2000);
    const lost: Snapshot['recentActions'][number] = {
      target: { level: 'ad_set', id: 'a', campaignId: 'campaign-1' },
      action: { type: 'set_budget', kind: 'daily', from: 5000, to: 6500, revertAt: null },
      rule: 'roas_scaling',
      plannedAt: '2026-01-15T11:30:00.000Z',
      at: '2026-01-15T11:30:00.000Z',
    };
    expect(raised([lost])).toBe(500);
  });
});
