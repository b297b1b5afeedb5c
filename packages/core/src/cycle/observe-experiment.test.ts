import { describe, expect, it } from 'vitest';
import { anAd, anExperiment, anInsightRow, aPolicy, aSnapshot } from '../../testing/index.ts';
import { daysFrom } from '../shared/day.ts';
import { buildFacts } from './facts.ts';
import { observeExperiment } from './observe-experiment.ts';

// In New York: nine whole days from the 5th on, of which the 14th is the last that is over.
const test = anExperiment({
  primaryMetric: 'cvr',
  startedAt: '2026-01-04T17:00:00.000Z',
  plannedEndAt: '2026-01-26T05:00:00.000Z',
});
const ads = [anAd(), anAd({ id: 'ad-2' })];
const insights = ads.flatMap(({ id }) =>
  daysFrom('2026-01-01', '2026-01-15').map((day) =>
    anInsightRow({ adId: id, day, impressions: 10_000, linkClicks: 200, conversions: 10 }),
  ),
);
const facts = buildFacts(aSnapshot({ ads, insights, experiments: [test] }), aPolicy());
const outage = { excludedDays: ['2026-01-10', '2026-01-11'] };

describe('observeExperiment', () => {
  it('counts the whole days that are over', () => {
    const { window, summed } = observeExperiment(test, facts);
    expect(window).toEqual({ since: '2026-01-05', until: '2026-01-14' });
    expect(summed.variants.map(({ impressions }) => impressions)).toEqual([100_000, 100_000]);
    // Of the last days not all conversions are known: they count for less.
    const days = expect.closeTo(9.8117376744641, 12);
    expect(summed.dispersion.effectiveDays).toEqual([days, days]);
  });

  it('leaves the conversions of an outage out, and no clicks', () => {
    const { summed } = observeExperiment(test, { ...facts, outage });
    expect(summed.variants[0]).toMatchObject({
      impressions: 100_000,
      clicks: 2000,
      matured: { impressions: 80_000, conversions: 80 },
    });
    const days = expect.closeTo(7.8127260467112, 12);
    expect(summed.dispersion.effectiveDays).toEqual([days, days]);
    const clicks = observeExperiment({ ...test, primaryMetric: 'ctr' }, { ...facts, outage });
    expect(clicks.summed.dispersion.effectiveDays).toEqual([10, 10]);
  });

  it("believes of the noise what the account has taught, up to the policy's weight", () => {
    const dispersion = {
      ctr: { cv: 0.3, nu: 500 },
      ordersPerImpression: { cv: 0.4, nu: 10 },
    };
    const oneDay = { ...test, startedAt: '2026-01-14T05:00:00.000Z' };
    const noiseOf = (primaryMetric: 'ctr' | 'cvr') =>
      observeExperiment({ ...oneDay, primaryMetric }, { ...facts, dispersion }).summed.dispersion;
    expect(noiseOf('ctr')).toMatchObject({ cv: 0.3, nu: 24 });
    expect(noiseOf('cvr')).toMatchObject({ cv: 0.4, nu: 10 });
  });
});
