import { describe, expect, it } from 'vitest';
import { anAd, anInsightRow, aPolicy, aSnapshot, NOW } from '../../testing/index.ts';
import { addHours } from '../shared/instant.ts';
import { buildFacts } from './facts.ts';

describe('buildFacts', () => {
  it.each([
    ['the policy asks for', {}, 'link'],
    ['is there, for the whole account, where one row lacks the other', { linkClicks: null }, 'all'],
    ['the policy asks for, where rows lack both', { linkClicks: null, clicks: null }, 'link'],
    [
      'the policy asks for, where only a row without impressions lacks it',
      { linkClicks: null, impressions: 0 },
      'link',
    ],
  ])('counts the kind of clicks that %s', (_, row, kind) => {
    const insights = [anInsightRow(row), anInsightRow({ day: '2026-01-13' })];
    expect(buildFacts(aSnapshot({ insights }), aPolicy()).clickKind).toBe(kind);
  });

  it('sums rows by ad, ad set, campaign, creative and account, oldest day first', () => {
    const ads = [anAd(), anAd({ id: 'ad-2', adSetId: 'ad-set-2' })];
    const insights = [
      anInsightRow({ day: '2026-01-14', spend: 3 }),
      anInsightRow({ day: '2026-01-13', spend: 1 }),
      anInsightRow({ adId: 'ad-2', adSetId: 'ad-set-2', day: '2026-01-13', spend: 20 }),
    ];
    const { daily, accountDaily } = buildFacts(aSnapshot({ ads, insights }), aPolicy());
    const spendOf = (series: readonly { day: string; spend: number }[] | undefined) =>
      series?.map(({ day, spend }) => [day, spend]);
    const both = [
      ['2026-01-13', 21],
      ['2026-01-14', 3],
    ];
    expect(spendOf(daily.ads.get('ad-2'))).toEqual([['2026-01-13', 20]]);
    expect(spendOf(daily.adSets.get('ad-set-1'))).toEqual([
      ['2026-01-13', 1],
      ['2026-01-14', 3],
    ]);
    expect(spendOf(daily.campaigns.get('campaign-1'))).toEqual(both);
    expect(spendOf(daily.creatives.get('creative-1'))).toEqual(both);
    expect(spendOf(accountDaily)).toEqual(both);
  });

  it('takes the sum of a known and an unknown figure for unknown, and never adds reach up', () => {
    const insights = [anInsightRow({ conversions: 3 }), anInsightRow({ adId: 'ad-2', conversions: null })];
    const { daily } = buildFacts(aSnapshot({ ads: [anAd(), anAd({ id: 'ad-2' })], insights }), aPolicy());
    expect(daily.adSets.get('ad-set-1')).toMatchObject([{ spend: 10_000, conversions: null, reach: null }]);
    expect(daily.ads.get('ad-1')).toMatchObject([{ conversions: 3, reach: 8000 }]);
  });

  it('keeps the latest of several readings of one day, whatever their order', () => {
    const readings = [
      anInsightRow({ spend: 1, knownAt: addHours(NOW, -24) }),
      anInsightRow({ spend: 2, knownAt: NOW }),
      anInsightRow({ spend: 3, knownAt: addHours(NOW, -48) }),
    ];
    for (const insights of [readings, readings.toReversed()]) {
      expect(buildFacts(aSnapshot({ insights }), aPolicy()).accountDaily).toMatchObject([{ spend: 2 }]);
    }
  });

  it('keeps one of two readings of the same moment, the same one in any order', () => {
    const readings = [anInsightRow({ conversions: 1 }), anInsightRow({ conversions: 2 })];
    const [first, second] = [readings, readings.toReversed()].map(
      (insights) => buildFacts(aSnapshot({ insights }), aPolicy()).accountDaily,
    );
    expect(first).toEqual(second);
  });

  it('sums fractions to the same number in any order of the rows', () => {
    const ads = ['a', 'b', 'c'].map((id) => anAd({ id }));
    const rows = [0.1, 0.2, 0.3].map((conversions, index) =>
      anInsightRow({ adId: 'abc'.charAt(index), conversions }),
    );
    const [first, second] = [rows, rows.toReversed()].map(
      (insights) => buildFacts(aSnapshot({ ads, insights }), aPolicy()).accountDaily[0]?.conversions,
    );
    expect(first).toBe(second);
  });

  it("knows the running day on the account's calendar", () => {
    expect(buildFacts(aSnapshot({ now: '2026-01-15T04:59:00.000Z' }), aPolicy()).today).toBe('2026-01-14');
    expect(buildFacts(aSnapshot({ now: '2026-01-15T05:00:00.000Z' }), aPolicy()).today).toBe('2026-01-15');
  });
});
