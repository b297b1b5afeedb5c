import { describe, expect, it } from 'vitest';
import { anAd, anAdSet, anInsightRow, aPolicy, aSnapshot } from '../../testing/index.ts';
import type { InsightRow } from '../model/insight-row.ts';
import { addDays } from '../shared/day.ts';
import { createRng } from '../shared/rng.ts';
import { poolDispersion } from '../stats/pool-dispersion.ts';
import { buildFacts } from './facts.ts';

const DAYS = 28;
const ads = [1, 2, 3, 4].map((n) => anAd({ id: `ad-${n}`, adSetId: n < 3 ? 'ad-set-1' : 'ad-set-2' }));
const adSets = [anAdSet(), anAdSet({ id: 'ad-set-2' })];

/** Rows of ads whose rates vary by a uniform factor, 15 % on average, oldest day first. */
function rows(figures: (random: number) => Partial<InsightRow>): readonly InsightRow[] {
  const rng = createRng('noise');
  return Array.from({ length: DAYS }, (_, at) => addDays('2026-01-14', at - DAYS + 1)).flatMap((day) =>
    ads.map(({ id, adSetId }) =>
      anInsightRow({ adId: id, adSetId, day, impressions: 20_000, ...figures(rng.next()) }),
    ),
  );
}

const noisy = rows((random) => ({ linkClicks: Math.round(400 * (0.74 + 0.52 * random)), conversions: 8 }));
const dispersionOf = (insights: readonly InsightRow[], policy = aPolicy()) =>
  buildFacts(aSnapshot({ ads, adSets, insights }), policy).dispersion;

describe('the dispersion of an account', () => {
  it('is that of its ad sets together', () => {
    const tables = ['ad-set-1', 'ad-set-2'].map((adSetId) => {
      const own = ads.filter((ad) => ad.adSetId === adSetId);
      const of = (figure: (row: InsightRow) => number) =>
        own.map(({ id }) => noisy.filter(({ adId }) => adId === id).map(figure));
      return { trials: of((row) => row.impressions), successes: of((row) => row.linkClicks ?? 0) };
    });
    const { ctr } = dispersionOf(noisy);
    expect(ctr).toEqual(poolDispersion(tables));
    expect(ctr.nu).toBe(6 + 2 * 27);
    expect(ctr.cv).toBeGreaterThan(0.12);
    expect(ctr.cv).toBeLessThan(0.18);
  });

  it('is the prior of an account that has nothing to compare', () => {
    const alone = noisy.filter(({ adId }) => adId === 'ad-1' || adId === 'ad-3');
    expect(dispersionOf(alone)).toMatchObject({
      ctr: { cv: 0.15, nu: 6 },
      ordersPerImpression: { cv: 0.2, nu: 6 },
    });
    const unknown = noisy.map((row) => ({ ...row, linkClicks: null, clicks: null }));
    expect(dispersionOf(unknown).ctr).toEqual({ cv: 0.15, nu: 6 });
  });

  it('passes over what cannot be, and the running day', () => {
    const today = ads.map(({ id, adSetId }) =>
      anInsightRow({ adId: id, adSetId, day: '2026-01-15', impressions: 20_000, linkClicks: 4000 }),
    );
    const late = anInsightRow({
      adId: 'ad-1',
      day: '2026-01-14',
      impressions: 0,
      linkClicks: 5,
      spend: 0,
      conversions: 9,
    });
    const last = noisy.filter(({ adId, day }) => adId === 'ad-1' && day === '2026-01-14');
    const others = noisy.filter((row) => !last.includes(row));
    expect(dispersionOf([...noisy, ...today])).toEqual(dispersionOf(noisy));
    expect(dispersionOf([...others, late]).ctr).toEqual(dispersionOf(others).ctr);
  });

  it('takes days and ad sets as the policy says', () => {
    expect(dispersionOf(noisy, aPolicy({ dispersion: { accountDays: 14 } })).ctr.nu).toBe(6 + 2 * 13);
    expect(dispersionOf(noisy, aPolicy({ dispersion: { minPooledDays: 29 } })).ctr.nu).toBe(6);
  });
});
