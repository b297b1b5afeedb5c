// Tests decisions in isolation: no account, no database, no clock. A rule is a function of a snapshot and a policy.
//   pnpm example 03
import assert from 'node:assert/strict';
import { definePolicy, type InsightRow, planCycle } from '@adpilot/core';
import { aCampaign, anAd, anAdSet, anInsightRow, aSnapshot } from '@adpilot/core/testing';

const policy = definePolicy({ currency: 'USD' });

/** Seven days of one ad, up to the day before 20 January, at 100.00 a day. */
function week({
  orders,
  orderValue,
}: {
  readonly orders: number;
  readonly orderValue: number;
}): readonly InsightRow[] {
  return ['13', '14', '15', '16', '17', '18', '19'].map((day) =>
    anInsightRow({ day: `2026-01-${day}`, spend: 10_000, conversions: orders, revenue: orders * orderValue }),
  );
}

function planFor(insights: readonly InsightRow[]) {
  return planCycle(
    aSnapshot({
      now: '2026-01-20T15:00:00.000Z',
      insightsStatus: { newestReadAt: '2026-01-20T15:00:00.000Z', complete: true },
      campaigns: [aCampaign({})],
      adSets: [anAdSet({ dailyBudget: 10_000 })],
      ads: [anAd({})],
      insights,
    }),
    policy,
  );
}

// 450.00 of revenue a day for 100.00 of spend: the budget is raised, by at most 40 %.
const [raised] = planFor(week({ orders: 9, orderValue: 5_000 })).actions;
assert.equal(raised?.decision.rule, 'roas_scaling');
assert.equal(raised.status, 'execute');
assert.ok(raised.action.type === 'set_budget' && raised.action.to > 10_000 && raised.action.to <= 14_000);
console.log('raised: ', raised.decision.reason);

// 200.00 of revenue a day: between the thresholds, so nothing is done, with a reason.
const middle = planFor(week({ orders: 4, orderValue: 5_000 }));
assert.equal(middle.actions.length, 0);
console.log('held:   ', middle.holds.find(({ rule }) => rule === 'roas_scaling')?.reason);

// The same high return on figures that nobody refreshed: blocked, whatever the rule thinks.
const stale = planCycle(
  aSnapshot({
    now: '2026-01-20T15:00:00.000Z',
    insightsStatus: { newestReadAt: '2026-01-20T05:00:00.000Z', complete: true },
    campaigns: [aCampaign({})],
    adSets: [anAdSet({ dailyBudget: 10_000 })],
    ads: [anAd({})],
    insights: week({ orders: 9, orderValue: 5_000 }),
  }),
  policy,
);
assert.equal(stale.actions[0]?.status, 'blocked');
console.log('blocked:', stale.actions[0].verdicts[0]?.reason);
