import { describe, expect, it } from 'vitest';
import { anAd, anInsightRow, aPolicy, aSnapshot } from '../../../testing/index.ts';
import { addDays } from '../../shared/day.ts';
import { buildFacts } from '../facts.ts';
import type { Snapshot } from '../snapshot.ts';
import { fatigue } from './fatigue.ts';

/** Nine complete days of an ad; on the last one the clicks are these. */
function days(adId: string, lastClicks: number | null, impressions = 20_000) {
  return Array.from({ length: 9 }, (_, age) =>
    anInsightRow({
      adId,
      day: addDays('2026-01-14', -age),
      impressions,
      linkClicks: age === 0 ? lastClicks : impressions / 50,
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
        evidence: { rule: 'ctr_drop', recentDays: 1, baselineCtr: 0.02, ads: 'ad-1' },
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
    // Half the clicks of one ad are a quarter less in all.
    const insights = [...days('ad-1', 200), ...days('ad-2', 400)];
    expect(opinions({ ads, insights })).toMatchObject([{ kind: 'hold' }]);
    expect(opinions({ ads, insights: [...days('ad-1', 200), ...days('ad-2', 100)] })).toMatchObject([
      { kind: 'propose', evidence: { ads: 'ad-1 ad-2' } },
    ]);
  });

  it.each([
    ['no running ad shows', { effectiveStatus: 'PAUSED' }],
    ['nobody knows', { creativeId: null }],
  ])('has no opinion on a creative that %s', (_, ad) => {
    expect(opinions({ ads: [anAd(ad)], insights: days('ad-1', 200) })).toEqual([]);
  });

  it('keeps no more of the past than one look needs', () => {
    const long = Array.from({ length: 60 }, (_, age) =>
      anInsightRow({ day: addDays('2026-01-14', -age), linkClicks: age === 0 ? 10 : 200 }),
    );
    const ads = [anAd({ createdAt: '2025-01-01T00:00:00.000Z' })];
    const [opinion] = opinions({ ads, insights: long });
    if (opinion?.kind !== 'propose') throw new Error('not fatigued');
    expect(JSON.stringify(opinion.facts).match(/"day"/g)).toHaveLength(14);
  });
});
