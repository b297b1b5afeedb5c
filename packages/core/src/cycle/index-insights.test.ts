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
    const daysOf = (level: 'adSets' | 'campaigns' | 'ads' | 'creatives') =>
      Object.fromEntries([...daily[level]].map(([id, totals]) => [id, totals.map(({ day }) => day)]));
    const [first, second, third, fourth, fifth] = days;
    expect(daysOf('adSets')).toEqual({
      'ad-set-1': [first, fifth],
      'ad-set-2': [second, third],
      'ad-set-3': [fourth],
    });
    expect(daysOf('campaigns')).toEqual({
      'campaign-1': [first, second, fifth],
      'campaign-2': [third, fourth],
    });
    expect(daysOf('ads')).toEqual({ 'ad-1': days });
    expect(daysOf('creatives')).toEqual({ 'creative-1': days });
    expect(accountDaily.map(({ day }) => day)).toEqual(days);
  });
});
