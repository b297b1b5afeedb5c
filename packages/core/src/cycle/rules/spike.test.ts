import { describe, expect, it } from 'vitest';
import { aBudgetChange, aCampaign, anAdSet, anInsightRow, aSnapshot } from '../../../testing/index.ts';
import { definePolicy } from '../../policy/define-policy.ts';
import { addDays } from '../../shared/day.ts';
import { buildFacts } from '../facts.ts';
import type { Snapshot } from '../snapshot.ts';
import { spike } from './spike.ts';

const NOW = '2026-01-30T12:00:00.000Z';
const YESTERDAY = '2026-01-29';
const policy = definePolicy({ currency: 'USD', maturity: { priorShares: [1] } });

type Figures = { readonly clicks?: number; readonly conversions?: number; readonly spend?: number };

/** Three even weeks of 20 000 impressions a day, and what yesterday was like. */
function history(yesterday: Figures, days = 21): Snapshot['insights'] {
  return Array.from({ length: days }, (_, index) => {
    const day = addDays(YESTERDAY, -index);
    const { clicks = 400, conversions = 20, spend = 20_000 } = index === 0 ? yesterday : {};
    return anInsightRow({
      day,
      impressions: 20_000,
      reach: null,
      linkClicks: clicks,
      spend,
      conversions,
      revenue: conversions * 2_500,
    });
  });
}

function decide(overrides: Partial<Snapshot>) {
  const insightsStatus = { newestReadAt: NOW, complete: true };
  return spike.decide(buildFacts(aSnapshot({ now: NOW, insightsStatus, ...overrides }), policy));
}

describe('the spike rule', () => {
  it('leaves an even series alone', () => {
    expect(decide({ insights: history({}) })).toMatchObject([
      { kind: 'hold', reason: 'nothing unusual on 2026-01-29' },
    ]);
  });

  it('takes 10 % off the budget when clicks collapse', () => {
    expect(decide({ insights: history({ clicks: 120 }) })).toMatchObject([
      {
        kind: 'propose',
        action: { type: 'set_budget', from: 5_000, to: 4_500, revertAt: null },
        evidence: { kind: 'negative', period: YESTERDAY },
      },
    ]);
  });

  it('lends 15 % for a day when conversions soar', () => {
    expect(decide({ insights: history({ conversions: 80 }) })).toMatchObject([
      {
        kind: 'propose',
        priority: 3,
        action: { type: 'set_budget', to: 5_750, revertAt: '2026-01-31T12:00:00.000Z' },
        evidence: { kind: 'positive' },
      },
    ]);
  });

  it('lends nothing while its last boost is fresh', () => {
    const boost = aBudgetChange({
      from: 4_000,
      to: 4_600,
      at: '2026-01-28T12:00:00.000Z',
      revertAt: '2026-01-29T12:00:00.000Z',
    });
    expect(decide({ insights: history({ conversions: 80 }), budgetChanges: [boost] })).toMatchObject([
      { kind: 'hold' },
    ]);
  });

  it('pauses runaway spend while clicks halve, and has a smaller budget to fall back on', () => {
    expect(decide({ insights: history({ spend: 80_000, clicks: 150 }) })).toMatchObject([
      {
        kind: 'propose',
        priority: 1,
        action: { type: 'set_status', to: 'PAUSED' },
        fallback: { type: 'set_budget', to: 4_500 },
        evidence: { kind: 'risk' },
      },
    ]);
  });

  it('looks at the campaign where that owns the budget', () => {
    const overrides = {
      campaigns: [aCampaign({ budgetOwner: 'campaign' as const, dailyBudget: 9_000 })],
      adSets: [anAdSet({ dailyBudget: null })],
    };
    expect(decide({ ...overrides, insights: history({ clicks: 120 }) })).toMatchObject([
      { target: { level: 'campaign' }, action: { type: 'set_budget', from: 9_000, to: 8_100 } },
    ]);
  });

  it.each([
    ['nothing was delivered yesterday', history({}).filter(({ day }) => day < YESTERDAY)],
    ['the past is too short', history({ clicks: 120 }, 6)],
  ])('says nothing where %s', (_, insights) => {
    expect(decide({ insights })).toMatchObject([{ kind: 'hold' }]);
  });

  it('ignores the running day', () => {
    const today = anInsightRow({ day: '2026-01-30', impressions: 20_000, linkClicks: 10 });
    expect(decide({ insights: [...history({}), today] })).toMatchObject([{ kind: 'hold' }]);
  });

  it('skips what is not delivering', () => {
    expect(
      decide({ adSets: [anAdSet({ effectiveStatus: 'IN_PROCESS' })], insights: history({ clicks: 120 }) }),
    ).toEqual([]);
  });
});
