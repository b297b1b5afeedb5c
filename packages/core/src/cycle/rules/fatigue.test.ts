import { describe, expect, it } from 'vitest';
import {
  aBudgetChange,
  anAd,
  anAdSet,
  anInsightRow,
  aPolicy,
  aSnapshot,
  NOW,
} from '../../../testing/index.ts';
import { addDays } from '../../shared/day.ts';
import type { Json } from '../../shared/json.ts';
import { setAtPointer } from '../certificates/json-pointer.ts';
import { buildFacts } from '../facts.ts';
import type { Snapshot } from '../snapshot.ts';
import { fatigue } from './fatigue.ts';

/** Eleven complete days of an ad; on the last three the clicks are these. */
function days(adId: string, lastClicks: number | null, impressions = 20_000) {
  return Array.from({ length: 11 }, (_, age) =>
    anInsightRow({
      adId,
      day: addDays('2026-01-14', -age),
      impressions,
      linkClicks: age < 3 ? lastClicks : impressions / 50,
      clicks: null,
    }),
  );
}

function opinions(snapshot: Partial<Snapshot>) {
  return fatigue.decide(buildFacts(aSnapshot(snapshot), aPolicy()));
}

describe('fatigue', () => {
  it('asks for new variants of a creative that has worn out', () => {
    expect(opinions({ insights: days('ad-1', 200) })).toMatchObject([
      {
        kind: 'propose',
        target: { level: 'creative', id: 'creative-1', campaignId: 'campaign-1' },
        action: { type: 'generate_variants', creativeId: 'creative-1' },
        fallback: null,
        priority: 4,
        evidence: { rule: 'cusum', baselineDays: 7, baselineCtr: 0.02, ads: 'ad-1' },
        confidence: 'high',
      },
    ]);
  });

  it('leaves a fresh one alone', () => {
    expect(opinions({ insights: days('ad-1', 390) })).toMatchObject([{ kind: 'hold' }]);
  });

  it('never retires a creative on 40 impressions', () => {
    expect(opinions({ insights: days('ad-1', 0, 40) })).toMatchObject([{ kind: 'hold' }]);
  });

  it('takes unknown clicks for unknown', () => {
    expect(opinions({ insights: days('ad-1', null) })).toMatchObject([{ kind: 'hold' }]);
  });

  it('judges a creative by all ads that show it', () => {
    const ads = [anAd(), anAd({ id: 'ad-2' })];
    // Half the clicks of one ad are made up for by the other.
    const insights = [...days('ad-1', 200), ...days('ad-2', 600)];
    expect(opinions({ ads, insights })).toMatchObject([{ kind: 'hold' }]);
    expect(opinions({ ads, insights: [...days('ad-1', 200), ...days('ad-2', 100)] })).toMatchObject([
      { kind: 'propose', evidence: { ads: 'ad-1 ad-2' } },
    ]);
  });

  it('blames no creative for a fall of the whole campaign', () => {
    const ads = ['1', '2', '3'].map((id) => anAd({ id: `ad-${id}`, creativeId: `creative-${id}` }));
    const all = ads.flatMap(({ id }) => days(id, 200));
    expect(opinions({ ads, insights: all }).map(({ kind }) => kind)).toEqual(['hold', 'hold', 'hold']);
    const one = ads.flatMap(({ id }) => days(id, id === 'ad-2' ? 200 : 400));
    expect(opinions({ ads, insights: one }).map(({ kind }) => kind)).toEqual(['hold', 'propose', 'hold']);
  });

  it('starts again after it asked for variants', () => {
    const insights = days('ad-1', 200);
    const asked = (creativeId: string, at: string) => opinions({ insights, refreshes: [{ creativeId, at }] });
    expect(asked('creative-1', '2026-01-14T06:00:00.000Z')).toMatchObject([{ kind: 'hold' }]);
    expect(asked('creative-1', '2026-01-10T06:00:00.000Z')).toMatchObject([{ kind: 'propose' }]);
    expect(asked('creative-2', '2026-01-14T06:00:00.000Z')).toMatchObject([{ kind: 'propose' }]);
  });

  it('starts afresh after an edit of the ad set, which a new budget or another new ad is none', () => {
    const insights = days('ad-1', 200);
    const adSets = [anAdSet({ lastSignificantEdit: '2026-01-09T10:00:00.000Z' })];
    const at = '2026-01-09T10:20:00.000Z';
    expect(opinions({ insights, adSets })).toMatchObject([
      { kind: 'hold', reason: 'clicks: 4 of 7 delivery days of a baseline' },
    ]);
    for (const targetId of ['ad-set-1', 'campaign-1']) {
      const budgetChanges = [aBudgetChange({ targetId, at })];
      expect(opinions({ insights, adSets, budgetChanges })).toMatchObject([{ kind: 'propose' }]);
    }
    const ads = [anAd(), anAd({ id: 'ad-2', creativeId: 'creative-2', createdAt: at })];
    expect(opinions({ insights, adSets, ads })).toMatchObject([{ kind: 'propose' }, { kind: 'hold' }]);
  });

  it.each([
    ['cusum', {}],
    ['ctr_drop', { cusum: { enabled: false }, ctrDrop: { enabled: true, recentDays: 3 } }],
    ['score', { cusum: { enabled: false }, score: { enabled: true }, ctrDrop: { recentDays: 3 } }],
  ])('would hold with the figures of its counterfactual: %s', (rule, thresholds) => {
    const policy = aPolicy({ fatigue: thresholds });
    const [proposal] = fatigue.decide(buildFacts(aSnapshot({ insights: days('ad-1', 200) }), policy));
    if (proposal?.kind !== 'propose') throw new Error('not fatigued');
    expect(proposal.evidence['rule']).toBe(rule);
    const [counterfactual] = proposal.counterfactuals;
    const edited = Object.entries(counterfactual?.edit ?? {}).reduce<Json>(
      (json, [at, value]) => setAtPointer(json, at, value),
      { observed: proposal.facts },
    ) as { observed: Json };
    const context = { target: proposal.target, policy, now: NOW, currency: 'USD' };
    expect(fatigue.replay?.(edited.observed, context).kind).toBe('hold');
    expect(fatigue.replay?.(proposal.facts, context)).toEqual(proposal);
  });

  it.each([
    ['no running ad shows', { effectiveStatus: 'PAUSED' }],
    ['nobody knows', { creativeId: null }],
  ])('has no opinion on a creative that %s', (_, ad) => {
    expect(opinions({ ads: [anAd(ad)], insights: days('ad-1', 200) })).toEqual([]);
  });
});
