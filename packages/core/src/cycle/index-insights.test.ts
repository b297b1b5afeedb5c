import { describe, expect, it } from 'vitest';
import { anAd, anInsightRow } from '../../testing/index.ts';
import { indexInsights } from './index-insights.ts';

describe('indexInsights', () => {
  it('counts the latest reading of a day, also where it has fewer impressions, whatever the order of the rows', () => {
    const earlier = anInsightRow({ impressions: 9_000, spend: 900, knownAt: '2026-01-15T06:00:00.000Z' });
    const later = anInsightRow({ impressions: 8_000, spend: 800, knownAt: '2026-01-15T12:00:00.000Z' });
    for (const insights of [
      [earlier, later],
      [later, earlier],
    ]) {
      const { daily, accountDaily } = indexInsights({ insights, ads: [anAd()] }, 'link');
      const series = [
        daily.ads.get('ad-1'),
        daily.adSets.get('ad-set-1'),
        daily.campaigns.get('campaign-1'),
        daily.creatives.get('creative-1'),
        accountDaily,
      ];
      for (const days of series) expect(days).toMatchObject([{ impressions: 8_000, spend: 800 }]);
    }
  });

  it('leaves the days of an ad that moves with the ad set and campaign that it stood in', () => {
    const days = ['2026-01-10', '2026-01-11', '2026-01-12', '2026-01-13', '2026-01-14'];
    const places = [
      { adSetId: 'ad-set-1', campaignId: 'campaign-1' },
      { adSetId: 'ad-set-2', campaignId: 'campaign-1' },
      { adSetId: 'ad-set-2', campaignId: 'campaign-2' },
      { adSetId: 'ad-set-3', campaignId: 'campaign-2' },
      { adSetId: 'ad-set-1', campaignId: 'campaign-1' },
    ];
    const insights = days.map((day, index) => anInsightRow({ ...places[index], day }));
    const { daily, accountDaily } = indexInsights({ insights, ads: [anAd()] }, 'link');
    const daysOf = (level: 'adSets' | 'campaigns' | 'ads' | 'creatives', ids: readonly string[]) =>
      Object.fromEntries(ids.map((id) => [id, daily[level].get(id)?.map(({ day }) => day)]));
    const [first, second, third, fourth, fifth] = days;
    expect(daysOf('adSets', ['ad-set-1', 'ad-set-2', 'ad-set-3'])).toEqual({
      'ad-set-1': [first, fifth],
      'ad-set-2': [second, third],
      'ad-set-3': [fourth],
    });
    expect(daysOf('campaigns', ['campaign-1', 'campaign-2'])).toEqual({
      'campaign-1': [first, second, fifth],
      'campaign-2': [third, fourth],
    });
    expect(daysOf('ads', ['ad-1'])).toEqual({ 'ad-1': days });
    expect(daysOf('creatives', ['creative-1'])).toEqual({ 'creative-1': days });
    expect(accountDaily.map(({ day }) => day)).toEqual(days);
  });

  it('sums the ads of a creative by day, and tells where clicks are lacking', () => {
    const ads = [anAd({ id: 'ad-2' }), anAd({ id: 'ad-1' }), anAd({ id: 'ad-3', creativeId: 'other' })];
    const insights = [
      anInsightRow({ adId: 'ad-1', day: '2026-01-10', linkClicks: 1 }),
      anInsightRow({ adId: 'ad-1', day: '2026-01-12', linkClicks: 2 }),
      anInsightRow({ adId: 'ad-2', day: '2026-01-11', linkClicks: 4 }),
      anInsightRow({ adId: 'ad-2', day: '2026-01-12', linkClicks: 8 }),
      anInsightRow({ adId: 'ad-3', day: '2026-01-12', linkClicks: null }),
    ];
    const { daily, lacksClicks } = indexInsights({ insights, ads }, 'link');
    expect(daily.creatives.get('creative-1')?.map(({ day, clicks }) => [day, clicks])).toEqual([
      ['2026-01-10', 1],
      ['2026-01-11', 4],
      ['2026-01-12', 10],
    ]);
    expect(lacksClicks).toBe(true);
    expect(indexInsights({ insights, ads }, 'all').lacksClicks).toBe(false);
  });
});
