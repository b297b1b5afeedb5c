import { describe, expect, it } from 'vitest';
import { aCampaign, anAdSet, anInsightRow, aPolicy, aSnapshot } from '../../testing/index.ts';
import { addDays } from '../shared/day.ts';
import { buildFacts } from './facts.ts';
import { planCycle } from './plan-cycle.ts';

const policy = aPolicy({
  overrides: [
    { name: 'by id', campaignIds: ['campaign-2'], policy: { roas: { increaseAbove: 4 } } },
    { name: 'by label', campaignLabels: ['brand*'], policy: { roas: { windowDays: [3, 40] } } },
  ],
});
const snapshot = aSnapshot({
  campaigns: ['campaign-1', 'campaign-2', 'campaign-3'].map((id) =>
    aCampaign({ id, labels: id === 'campaign-1' ? [] : ['brand-es'] }),
  ),
});

describe('policyFor', () => {
  const facts = buildFacts(snapshot, policy);

  it('is the policy of the account where no override names the campaign', () => {
    expect(facts.policyFor(null)).toEqual({ ...policy, overrides: [] });
    expect(facts.policyFor('campaign-1')).toBe(facts.policyFor(null));
    expect(facts.overrideFor('campaign-1')).toBeNull();
  });

  it('is that of the first override that names the campaign, by id or by label', () => {
    expect(facts.overrideFor('campaign-2')?.name).toBe('by id');
    expect(facts.policyFor('campaign-2').roas).toMatchObject({ increaseAbove: 4, windowDays: [7, 14, 28] });
    expect(facts.overrideFor('campaign-3')?.name).toBe('by label');
    expect(facts.policyFor('campaign-3').roas).toMatchObject({ increaseAbove: 3, windowDays: [3, 40] });
  });

  it('knows a campaign by its id where the snapshot lacks it', () => {
    const facts = buildFacts(aSnapshot({ campaigns: [], adSets: [], ads: [] }), policy);
    expect(facts.overrideFor('campaign-2')?.name).toBe('by id');
    expect(facts.overrideFor('campaign-3')).toBeNull();
  });

  it('reaches as far back as the longest window of any override', () => {
    expect(facts.calendar.length).toBeGreaterThanOrEqual(40);
  });
});

describe('planCycle under overrides', () => {
  /** Two ad sets that earned 3.5 times what they cost, day after day, each in its own campaign. */
  const ids = ['1', '2'];
  const twins = aSnapshot({
    campaigns: ids.map((id) => aCampaign({ id: `campaign-${id}` })),
    adSets: ids.map((id) => anAdSet({ id: `ad-set-${id}`, campaignId: `campaign-${id}` })),
    insights: ids.flatMap((id) =>
      Array.from({ length: 28 }, (_, age) =>
        anInsightRow({
          adId: `ad-${id}`,
          adSetId: `ad-set-${id}`,
          campaignId: `campaign-${id}`,
          day: addDays('2026-01-14', -age),
          spend: 10_000,
          conversions: 35,
          revenue: 35_000,
        }),
      ),
    ),
    maturity: { shares: [1], low: [1], high: [1] },
  });

  it('judges each campaign by its own thresholds, and says so', () => {
    const raises = planCycle(twins, aPolicy()).actions.map(({ decision }) => decision.target.id);
    expect(raises).toEqual(['ad-set-1', 'ad-set-2']);
    const plan = planCycle(twins, policy);
    expect(plan.actions.map(({ decision }) => decision.target.id)).toEqual(['ad-set-1']);
    expect(plan.holds).toContainEqual({
      rule: 'roas_scaling',
      target: { level: 'ad_set', id: 'ad-set-2', campaignId: 'campaign-2' },
      reason: expect.stringContaining('between 1.5 and 4'),
    });
  });

  it('names the override in the evidence of a decision that was made under it', () => {
    const eager = aPolicy({
      overrides: [{ name: 'eager', campaignIds: ['campaign-2'], policy: { roas: { increaseAbove: 2 } } }],
    });
    const [first, second] = planCycle(twins, eager).actions.map(({ decision }) => decision);
    expect(first?.evidence).not.toHaveProperty('policyOverride');
    expect(second).toMatchObject({ target: { id: 'ad-set-2' }, evidence: { policyOverride: 'eager' } });
    expect(second?.reason).toContain('above 2');
  });
});
