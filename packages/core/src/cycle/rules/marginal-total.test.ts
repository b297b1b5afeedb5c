import { describe, expect, it } from 'vitest';
import {
  anAdSetOf,
  briefly,
  opinionsOn,
  ownChange,
  rowsOf,
} from '../../../testing/builders/a-marginal-market.ts';
import { aCampaign, NOW } from '../../../testing/index.ts';
import type { PolicyInput } from '../../policy/define-policy.ts';
import { addHours } from '../../shared/instant.ts';
import type { BudgetChange } from '../budget-change.ts';
import type { Hold, Proposal } from '../decision.ts';

function byOther(targetId: string, from: number, to: number, overrides: Partial<BudgetChange>): BudgetChange {
  return ownChange(targetId, from, to, { id: `back ${targetId}`, source: 'human', rule: null, ...overrides });
}

/** The total that an opinion was made by, in minor units. */
function totalIn(opinion: Proposal | Hold | undefined): number {
  const [, total = ''] = /its share of (\d+\.\d\d)/.exec(opinion?.reason ?? '') ?? [];
  return Math.round(100 * Number(total));
}

describe('the total that marginal_budget divides', () => {
  it('gives back what limits kept from its earlier set-points', () => {
    const yesterday = { at: addHours(NOW, -30) };
    const opinions = opinionsOn({
      adSets: [anAdSetOf('good'), anAdSetOf('poor', { dailyBudget: 8000 })],
      budgetChanges: [ownChange('poor', 10_000, 8000, yesterday)],
    });
    const total = opinions.map((opinion) => opinion.kind === 'propose' && opinion.evidence['total']);
    expect(total).toContain(20_000);
  });

  it.each<[string, number, readonly BudgetChange[]]>([
    [
      'a person took back a cut',
      20_000,
      [
        ownChange('poor', 10_000, 8000, { at: addHours(NOW, -60) }),
        byOther('poor', 8000, 10_000, { at: addHours(NOW, -40) }),
      ],
    ],
    [
      'a person changed another budget of the same set-point',
      20_000,
      [
        ownChange('poor', 12_000, 10_000, { at: addHours(NOW, -60) }),
        ownChange('good', 9000, 10_000, { at: addHours(NOW, -60) }),
        byOther('good', 10_000, 10_000, { at: addHours(NOW, -40) }),
      ],
    ],
    [
      'a set-point was rolled back',
      20_000,
      [
        ownChange('good', 10_000, 12_000, { at: addHours(NOW, -60) }),
        byOther('good', 12_000, 10_000, { at: addHours(NOW, -50), source: 'adpilot' }),
      ],
    ],
    [
      'a budget of it is gone',
      20_000,
      [
        ownChange('good', 9000, 10_000, { at: addHours(NOW, -60) }),
        ownChange('gone', 5000, 4000, { at: addHours(NOW, -60) }),
      ],
    ],
    [
      'a person had changed it before',
      21_000,
      [
        byOther('poor', 9000, 11_000, { at: addHours(NOW, -80) }),
        ownChange('poor', 11_000, 10_000, { at: addHours(NOW, -60) }),
      ],
    ],
    [
      'it would be more than one step',
      24_000,
      [ownChange('poor', 40_000, 10_000, { at: addHours(NOW, -60) })],
    ],
  ])('counts only set-points that still stand: %s', (_, total, budgetChanges) => {
    const [opinion] = opinionsOn({ budgetChanges });
    expect(totalIn(opinion)).toBe(total);
  });

  it('counts set-points of each campaign by itself', () => {
    const elsewhere = ownChange('other', 5000, 4000, { at: addHours(NOW, -60) });
    const kept = ownChange('poor', 11_000, 10_000, { at: addHours(NOW, -60) });
    const [opinion] = opinionsOn({
      campaigns: [aCampaign(), aCampaign({ id: 'campaign-2' })],
      adSets: [anAdSetOf('good'), anAdSetOf('poor'), anAdSetOf('other', { campaignId: 'campaign-2' })],
      budgetChanges: [elsewhere, kept],
    });
    expect(totalIn(opinion)).toBe(21_000);
  });

  it('divides the total that the policy gives, without what is spent elsewhere', () => {
    const three = {
      adSets: [anAdSetOf('good'), anAdSetOf('poor'), anAdSetOf('kept')],
      insights: [...rowsOf('good', 6), ...rowsOf('poor', 1), ...rowsOf('kept', 3)],
    };
    const opinions = opinionsOn(three, {
      allocation: { dailyTotal: '310.00' },
      limits: { protectedIds: ['kept'] },
    });
    expect(opinions.find(({ target }) => target.id === 'good')).toMatchObject({
      evidence: { total: 21_000 },
    });
  });

  it.each(['PENDING_REVIEW', 'WITH_ISSUES', 'IN_PROCESS'] as const)(
    'counts what is switched on but not delivering as spent elsewhere: %s',
    (effectiveStatus) => {
      const adSets = [anAdSetOf('good'), anAdSetOf('poor'), anAdSetOf('late', { effectiveStatus })];
      const opinions = opinionsOn({ adSets }, { allocation: { dailyTotal: '310.00' } });
      expect(briefly(opinions)['late']).toBe('it is switched on, but not delivering');
      expect(opinions.find(({ target }) => target.id === 'good')).toMatchObject({
        evidence: { total: 21_000 },
      });
    },
  );

  it('measures a total that follows the margin without what is spent elsewhere', () => {
    const adSets = [anAdSetOf('good'), anAdSetOf('poor'), anAdSetOf('kept')];
    const insights = [...rowsOf('good', 14), ...rowsOf('poor', 14), ...rowsOf('kept', 3)];
    const opinions = opinionsOn(
      { adSets, insights },
      {
        allocation: { total: 'marginal', dailyTotal: '310.00' },
        limits: { protectedIds: ['kept'], maxDailyBudgetPerCampaign: '330.00' },
      },
    );
    const moved = opinions.filter((opinion) => opinion.kind === 'propose');
    expect(moved.length).toBeGreaterThan(0);
    for (const { evidence } of moved) {
      expect(evidence['total']).toBe(21_000);
      expect(evidence['after']).toBeGreaterThan(22_500);
      expect(evidence['after']).toBeLessThanOrEqual(23_000);
    }
  });

  it('grows a total that still pays at the margin by a step, where the policy lets it', () => {
    const policy: Partial<PolicyInput> = { allocation: { total: 'marginal', dailyTotal: '200.00' } };
    const insights = [...rowsOf('good', 14), ...rowsOf('poor', 14)];
    for (const opinion of opinionsOn({ insights }, policy)) {
      if (opinion.kind !== 'propose') throw new Error('no proposal');
      expect(opinion.evidence['after']).toBeGreaterThan(23_500);
      expect(opinion.evidence['after']).toBeLessThanOrEqual(24_000);
    }
    const campaign = aCampaign({ budgetOwner: 'campaign', dailyBudget: 20_000 });
    expect(briefly(opinionsOn({ insights, campaigns: [campaign] }, policy))).toEqual({
      'campaign-1': [20_000, 24_000],
    });
  });
});
