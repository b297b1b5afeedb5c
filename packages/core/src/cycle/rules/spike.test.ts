import { describe, expect, it } from 'vitest';
import {
  aBudgetChange,
  aCampaign,
  anAdSet,
  anInsightRow,
  anIntradayPoint,
  anOpenApproval,
  aSetBudget,
  aSnapshot,
  aTarget,
} from '../../../testing/index.ts';
import { definePolicy } from '../../policy/define-policy.ts';
import { addDays } from '../../shared/day.ts';
import { buildFacts } from '../facts.ts';
import type { Snapshot } from '../snapshot.ts';
import { spike } from './spike.ts';
import type { SpikeObserved } from './spike-facts.ts';

const NOW = '2026-01-30T12:00:00.000Z';
const YESTERDAY = '2026-01-29';
const NEXT = '2026-01-30T16:00:00.000Z';
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

  it.each([
    ['cuts', { clicks: 120 }, { type: 'set_budget', from: 11_500, to: 9_000 }, null],
    ['falls back', { spend: 80_000, clicks: 150 }, { type: 'set_status' }, { from: 11_500, to: 9_000 }],
  ])('%s from the budget before a boost that is open', (_, yesterday, action, fallback) => {
    const boost = aBudgetChange({ from: 10_000, to: 11_500, at: '2026-01-29T16:00:00.000Z', revertAt: NEXT });
    const found = decide({
      adSets: [anAdSet({ dailyBudget: 11_500 })],
      insights: history(yesterday),
      budgetChanges: [boost],
    });
    expect(found).toMatchObject([{ kind: 'propose', action, fallback }]);
  });

  const collapsed = { insights: history({ clicks: 120 }) };
  const reaction = { target: aTarget(), action: aSetBudget({ to: 4_500 }), rule: 'spike' };
  const asked = (at: string) => ({ rule: 'spike', target: aTarget(), at });
  const acted = (plannedAt: string, overrides: Partial<Snapshot['recentActions'][number]> = {}) => ({
    recentActions: [{ ...reaction, plannedAt, at: NOW, ...overrides }],
  });
  // New York's midnight.
  const MIDNIGHT = '2026-01-30T05:00:00.000Z';

  it.each([
    ['nothing was done about it, however often it was looked at', {}],
    ['the last reaction was to the day before', acted('2026-01-30T04:59:59.999Z')],
    ['another rule acted', acted(MIDNIGHT, { rule: 'roas_scaling' })],
    ['something else was reacted to', acted(MIDNIGHT, { target: aTarget({ id: 'ad-set-2' }) })],
    ['people were asked about the day before', { askedActions: [asked('2026-01-30T04:59:59.999Z')] }],
  ] satisfies [string, Partial<Snapshot>][])('reacts all day long where %s', (_, overrides) => {
    const intraday = ['2026-01-30T05:30:00.000Z', '2026-01-30T06:00:00.000Z'].map((readAt) =>
      anIntradayPoint({ readAt }),
    );
    expect(decide({ ...collapsed, intraday, ...overrides })).toMatchObject([{ kind: 'propose' }]);
  });

  it.each([
    ['it reacted', acted(MIDNIGHT)],
    ['people were asked, whatever they said', { askedActions: [asked(MIDNIGHT)] }],
  ])('has nothing to add to a day after %s', (_, overrides) => {
    expect(decide({ ...collapsed, ...overrides })).toMatchObject([
      { kind: 'hold', reason: `2026-01-29 was reacted to at ${MIDNIGHT}` },
    ]);
  });

  it.each([
    ['at its end', MIDNIGHT, 0.6],
    ['before its end', '2026-01-30T04:00:00.000Z', 0.6],
    ['half a day later', '2026-01-30T17:00:00.000Z', 0.69],
    ['a day later', '2026-01-31T05:00:00.000Z', 0.76],
    ['at a time that nobody knows', null, 0.6],
  ])(
    'expects of the conversions of a day what is due of them when they are read %s',
    (_, newestReadAt, share) => {
      const snapshot = aSnapshot({
        now: NOW,
        ...collapsed,
        insightsStatus: { newestReadAt, complete: true },
      });
      const [opinion] = spike.decide(buildFacts(snapshot, definePolicy({ currency: 'USD' })));
      if (opinion?.kind !== 'propose') throw new Error('no proposal');
      const { series } = opinion.facts as SpikeObserved;
      expect(series.at(-1)?.maturity).toBeCloseTo(share, 2);
      expect(series.at(-2)?.maturity).toBe(0.76);
    },
  );

  it('means what it asked people for as long as they think about it', () => {
    const openApprovals = [anOpenApproval({ rule: 'spike', target: aTarget() })];
    const pending = { ...acted(MIDNIGHT), askedActions: [asked(MIDNIGHT)], openApprovals };
    expect(decide({ ...collapsed, ...pending })).toMatchObject([{ kind: 'propose' }]);
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
