import { describe, expect, it } from 'vitest';
import { aPolicy, NOW } from '../../testing/index.ts';
import { addDays } from '../shared/day.ts';
import { addHours } from '../shared/instant.ts';
import { createRng, type Rng } from '../shared/rng.ts';
import { evaluateExperiment } from './evaluate-experiment.ts';
import type { TestedMetric } from './primary-metric.ts';
import { sumVariantDays } from './sum-variant-days.ts';
import { weighDays } from './weigh-days.ts';

const policy = aPolicy({ roas: { breakEvenRoas: 2 } });
const TESTS = 300;

/** As normal as twelve draws are. */
function noise(rng: Rng): number {
  return Array.from({ length: 12 }, () => rng.next()).reduce((sum, draw) => sum + draw, -6);
}

function counted(expected: number, rng: Rng): number {
  return Math.max(0, Math.round(expected + Math.sqrt(expected) * noise(rng)));
}

/** Two ads that are alike, but for the days on which they are shown: good ones for the first, bad ones for the other. */
function alike(rng: Rng, metric: TestedMetric, cv: number) {
  const variants = [0, 1].map((ad) => ({
    id: `ad-${ad}`,
    name: `ad-${ad}`,
    days: Array.from({ length: 10 }, (_, at) => {
      const impressions = at < 5 === (ad === 0) ? 20_000 : 4000;
      const rate = (at < 5 ? 0.04 : 0.02) * (1 + cv * noise(rng));
      const clicks = counted(impressions * rate, rng);
      const conversions = counted((impressions * rate) / 4, rng);
      return {
        day: addDays('2026-01-05', at),
        impressions,
        clicks,
        engagements: clicks,
        conversions,
        revenue: conversions * 4000,
        spend: impressions,
        reach: null,
        maturity: 1,
      };
    }),
  }));
  const { variants: summed, dispersion } = sumVariantDays({ variants, metric, policy });
  return evaluateExperiment({
    variants: summed,
    dispersion,
    primaryMetric: metric,
    method: 'always_valid',
    startedAt: addHours(NOW, -240),
    now: NOW,
    policy,
  });
}

describe('weighDays', () => {
  it('changes nothing where all have the same share of each day', () => {
    const { factors } = weighDays([
      [5000, 2000, 1000],
      [10_000, 4000, 2000],
    ]);
    for (const factor of factors.flat()) expect(factor).toBeCloseTo(1, 12);
  });

  it('counts a day as much as the harmonic mean of the exposure', () => {
    const { factors, shared } = weighDays([
      [3000, 1000],
      [1000, 1000],
    ]);
    expect(shared).toEqual([expect.closeTo(1500, 9), expect.closeTo(1000, 9)]);
    // 2500 of shared exposure; the squares over the own one are 750 + 1000, and 2250 + 1000.
    expect(factors[0]).toEqual([expect.closeTo((0.5 * 2500) / 1750, 12), expect.closeTo(2500 / 1750, 12)]);
    expect(factors[1]).toEqual([expect.closeTo((1.5 * 2500) / 3250, 12), expect.closeTo(2500 / 3250, 12)]);
  });

  it('weighs no day where there is none', () => {
    expect(weighDays([[], []])).toEqual({ factors: [[], []], shared: [] });
  });

  it.each([
    ['ctr', 0],
    ['ctr', 0.15],
    ['engagement', 0.15],
    ['cpc', 0.15],
    ['conversions_per_impression', 0],
    ['revenue_per_impression', 0.15],
    ['profit_per_impression', 0.15],
    ['roas', 0.15],
  ] as const)(
    'finds no winner among alike ads that share the days the other way round: %s, noise %d',
    (metric, cv) => {
      const rng = createRng(`${metric} ${cv}`);
      const winners = Array.from({ length: TESTS }, () => alike(rng, metric, cv)).filter(
        ({ status }) => status === 'winner',
      );
      expect(winners.length).toBeLessThanOrEqual(0.05 * TESTS);
    },
  );
});
