import { describe, expect, it } from 'vitest';
import { aCampaign, anInsightRow, aSnapshot } from '../../testing/index.ts';
import { definePolicy } from '../policy/define-policy.ts';
import { addDays } from '../shared/day.ts';
import { buildFacts } from './facts.ts';
import { accountRoasPrior } from './owner-roas.ts';
import { planCycle } from './plan-cycle.ts';

const policy = definePolicy({ currency: 'USD' });

/** A week of spend that brought nothing, beside an ad that sells. */
function week(revenue: number) {
  const days = Array.from({ length: 7 }, (_, index) => addDays('2026-01-14', -index));
  return [
    ...days.map((day) => anInsightRow({ day, spend: 50_000, conversions: revenue > 0 ? 10 : 0, revenue })),
    ...days.map((day) =>
      anInsightRow({
        adId: 'other',
        adSetId: 'other',
        campaignId: 'other',
        day,
        conversions: 20,
        revenue: 60_000,
      }),
    ),
  ];
}

describe('the return of a campaign that is not meant to sell', () => {
  it.each(['OUTCOME_AWARENESS', 'OUTCOME_TRAFFIC', 'OUTCOME_LEADS'])(
    'is unknown, not 0, for %s',
    (objective) => {
      const snapshot = aSnapshot({ campaigns: [aCampaign({ objective })], insights: week(0) });
      const plan = planCycle(snapshot, policy);
      expect(plan.actions).toEqual([]);
      expect(plan.holds.find(({ rule }) => rule === 'roas_scaling')?.reason).toMatch(/ROAS unknown/);
    },
  );

  it('is judged where it reports revenue all the same', () => {
    const snapshot = aSnapshot({
      campaigns: [aCampaign({ objective: 'OUTCOME_TRAFFIC' })],
      insights: week(1_000),
    });
    expect(planCycle(snapshot, policy).actions.length).toBeGreaterThan(0);
  });

  it('is judged as nothing in a campaign that is meant to sell', () => {
    expect(planCycle(aSnapshot({ insights: week(0) }), policy).actions.length).toBeGreaterThan(0);
  });
});

describe("the account's own return", () => {
  it('leaves out the spend of ads whose conversions are not known', () => {
    const rows = week(0).map((row) =>
      row.adId === 'other' ? row : { ...row, conversions: null, revenue: null },
    );
    const prior = accountRoasPrior(buildFacts(aSnapshot({ insights: rows }), policy), policy);
    expect(prior).toMatchObject({ averageOrderValue: 3_000 });
    expect(prior.roas).toBeGreaterThan(12);
  });
});
