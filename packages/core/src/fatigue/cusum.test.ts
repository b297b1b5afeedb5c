import { describe, expect, it } from 'vitest';
import cusumCases from '../../cases/fatigue-cusum.json' with { type: 'json' };
import {
  aDecay,
  aFatigueSeries,
  type FatigueDay,
  FRESH_WEEK,
  fatigueOf,
  LAST_DAY,
  WEARING,
} from '../../testing/builders/a-fatigue-series.ts';
import { aPolicy } from '../../testing/index.ts';
import type { DailyTotals } from '../model/daily-totals.ts';
import type { DayMaturity } from './rate-day.ts';

describe('the cumulative sum of clicks', () => {
  it.each(cusumCases)('follows $id', ({ clicks, expected }) => {
    const { status, rule, evidence } = fatigueOf(aDecay(clicks));
    expect(status).toBe(expected.status);
    expect(rule).toBe(expected.status === 'fatigued' ? 'cusum' : null);
    expect(evidence.cusum.sum).toBeCloseTo(expected.sum, 4);
    if (expected.deviation === null) expect(evidence.cusum.deviation).toBeNull();
    else expect(evidence.cusum.deviation).toBeCloseTo(expected.deviation, 4);
  });

  it('says so with its numbers', () => {
    const { reason, confidence } = fatigueOf(aDecay(WEARING));
    expect(reason).toBe('clicks against the first 14 days: sum of deviations 4.07 after 5 blocks, above 3.4');
    expect(confidence).toBe('medium');
  });

  it('asks for more where other rules fire as well', () => {
    const policy = aPolicy({ fatigue: { ageAndDrop: { enabled: true } } });
    expect(fatigueOf(aDecay(WEARING), { policy }).threshold).toBe(3.8);
  });

  it('starts on seven days until fourteen have been lived through', () => {
    expect(fatigueOf(aDecay([100], 7)).evidence.cusum).toMatchObject({ baselineDays: 7, blocks: 1 });
    expect(fatigueOf(aDecay([100], 12)).evidence.cusum).toMatchObject({ baselineDays: 7, blocks: 6 });
    expect(fatigueOf(aDecay([100], 13)).evidence.cusum).toMatchObject({ baselineDays: 14, blocks: 0 });
  });

  it('takes no days of decay for a longer baseline', () => {
    const clicks = [70, 70, 70, 70, 60, 60, 60, 60, 60];
    expect(fatigueOf(aDecay(clicks, 7))).toMatchObject({
      status: 'fatigued',
      evidence: { cusum: { baselineDays: 7, blocks: 9 } },
    });
  });

  it('knows nothing before a FRESH_WEEK has been lived through, its first 48 hours left out', () => {
    const first = aDecay([], 8);
    expect(fatigueOf(first, { activeSince: '2026-01-07' })).toMatchObject({
      status: 'insufficient_volume',
      reason: 'clicks: 6 of 7 delivery days of a baseline',
    });
    expect(fatigueOf(first, { activeSince: '2026-01-06' }).status).toBe('healthy');
  });

  it('starts again with the ad after an edit', () => {
    expect(fatigueOf(aDecay(WEARING), { editedOn: '2026-01-10' }).status).toBe('insufficient_volume');
  });

  it('starts again at 0, on the same baseline, after an alarm that was acted on', () => {
    const { evidence } = fatigueOf(aDecay([...WEARING, 100]), { actedOn: '2026-01-14' });
    expect(evidence.cusum.blocks).toBe(1);
    expect(evidence.cusum.sum).toBeCloseTo(1.0679 - 0.5, 4);
  });

  it('leaves the days of an outage out', () => {
    const { evidence } = fatigueOf(aDecay([...WEARING, 20]), { excludedDays: ['2026-01-14'] });
    expect(evidence.cusum.sum).toBeCloseTo(4.0677, 4);
  });

  const even = (count: number, clicks = 400) => Array.from({ length: count }, () => clicks);
  const onTwentyThousand = (clicks: readonly (number | null)[]) =>
    aFatigueSeries(clicks.map((each) => ({ impressions: 20_000, clicks: each })));

  it('takes no day of bots for its baseline', () => {
    for (const at of [0, 3, 6, 7, 13]) {
      const clicks = even(34).map((each, index) => (index === at ? 6000 : each));
      const { status, evidence } = fatigueOf(onTwentyThousand(clicks));
      expect(status).toBe('healthy');
      expect(evidence.cusum.baselineRate).toBeCloseTo(0.02, 12);
    }
    const often = [400, 6000, 400, 6000, 400, 2000, ...even(28)];
    expect(fatigueOf(onTwentyThousand(often)).evidence.cusum.baselineRate).toBeCloseTo(0.02, 12);
  });

  it('leaves a day of bots out of its block, and no other day with it', () => {
    const thin = (clicks: readonly number[]) =>
      aFatigueSeries(clicks.map((each) => ({ impressions: 400, clicks: each })));
    const before = even(14, 8);
    const { cusum } = fatigueOf(thin([...before, 4, 4, 200, 4, 4, 4, 4])).evidence;
    expect(cusum).toMatchObject({ blocks: 2 });
    expect(cusum.sum).toBe(fatigueOf(thin([...before, 4, 4, 4, 4, 4, 4])).evidence.cusum.sum);
  });

  it('takes no days of decay for a longer baseline after an alarm was acted on', () => {
    const clicks = [...even(7, 120), ...even(14, 70)];
    const series = aFatigueSeries(clicks.map((each) => ({ impressions: 10_000, clicks: each })));
    expect(fatigueOf(series, { actedOn: '2026-01-13' }).evidence.cusum).toMatchObject({
      baselineDays: 7,
      baselineRate: 0.012,
      blocks: 2,
    });
  });

  it('has no opinion where clicks have not been reported of late', () => {
    const until = (unknown: number) => onTwentyThousand([...even(20), ...Array(unknown).fill(null)]);
    expect(fatigueOf(until(14))).toMatchObject({
      status: 'insufficient_volume',
      reason: 'clicks: not reported on the last 7 delivery days',
    });
    expect(fatigueOf(until(7)).status).toBe('insufficient_volume');
    expect(fatigueOf(until(6)).status).toBe('healthy');
  });

  it('merges thin days until they hold a thousand impressions and ten expected clicks', () => {
    const thin = (count: number, figures: FatigueDay) => Array.from({ length: count }, () => figures);
    const series = aFatigueSeries([
      ...thin(14, { impressions: 1000, clicks: 20 }),
      ...thin(6, { impressions: 400, clicks: 8 }),
    ]);
    expect(fatigueOf(series).evidence.cusum.blocks).toBe(2);
    const rare = aFatigueSeries([
      ...thin(14, { impressions: 5000, clicks: 10 }),
      ...thin(6, { impressions: 2000, clicks: 4 }),
    ]);
    expect(fatigueOf(rare).evidence.cusum.blocks).toBe(2);
  });

  it('has no opinion on what cannot fill a block in seven days', () => {
    const thin = aFatigueSeries([
      ...FRESH_WEEK,
      ...FRESH_WEEK,
      ...FRESH_WEEK.map(() => ({ impressions: 40, clicks: 0 })),
    ]);
    expect(fatigueOf(thin)).toMatchObject({
      status: 'insufficient_volume',
      reason: 'clicks: the last 7 days cannot fill a block',
    });
    const everThin = aFatigueSeries(Array.from({ length: 21 }, () => ({ impressions: 100, clicks: 2 })));
    expect(fatigueOf(everThin).status).toBe('insufficient_volume');
  });

  it('does not blame a creative for what all creatives of its campaign share', () => {
    const series = aDecay(WEARING);
    const season = series.map(({ day, clicks }) => ({
      day,
      clicks: 100 * (clicks ?? 0),
      expected: 12_000,
      squares: 0,
    }));
    expect(fatigueOf(series, { season }).evidence.cusum.sum).toBeLessThan(0.1);
    const better = season.map((day) => ({ ...day, clicks: 12_000 }));
    expect(fatigueOf(series, { season: better }).status).toBe('fatigued');
  });

  it("judges the season from the creative's own first days on", () => {
    const series = aDecay(WEARING);
    // Others are older: a fifth under their own first days all the time.
    const season = series.map(({ day }) => ({ day, clicks: 80_000, expected: 100_000, squares: 0 }));
    expect(fatigueOf(series, { season }).evidence.cusum.sum).toBeCloseTo(4.07, 2);
  });

  it('assumes at least the smallest spread', () => {
    const calm = fatigueOf(aDecay(WEARING), { dispersion: { ctr: 0, orders: 0 } }).evidence.cusum.sum ?? 0;
    const floor = fatigueOf(aDecay(WEARING), { dispersion: { ctr: 0.1, orders: 0 } }).evidence.cusum.sum;
    expect(calm).toBe(floor);
    expect(
      fatigueOf(aDecay(WEARING), { dispersion: { ctr: 0.25, orders: 0 } }).evidence.cusum.sum,
    ).toBeLessThan(calm);
  });
});

describe('the cost per result', () => {
  /** A dollar a click and ten clicks a result, until the last days bring only this share of the results. */
  function costly(share: number, clicks: readonly number[]): readonly DailyTotals[] {
    return aDecay(clicks).map((totals, index) => ({
      ...totals,
      spend: 12_000,
      conversions: index < 14 ? 40 : Math.round(40 * share),
      revenue: 100_000,
    }));
  }

  it('fires only beside clicks that fall as well', () => {
    const falling = [110, 95, 90, 100];
    expect(fatigueOf(costly(0.4, falling))).toMatchObject({ status: 'fatigued', rule: 'cost_cusum' });
    expect(fatigueOf(costly(1, falling)).status).toBe('healthy');
    expect(fatigueOf(costly(0.4, [120, 120, 120, 120])).status).toBe('healthy');
  });

  it('is evidence in every case', () => {
    const { evidence } = fatigueOf(costly(0.4, [120, 120, 120]));
    expect(evidence.costRatio).toBeCloseTo(2.5, 10);
    expect(fatigueOf(aDecay(WEARING)).evidence.costRatio).toBeNull();
  });

  it('counts what is known of late conversions, and no day of which too little is', () => {
    const immature: readonly DayMaturity[] = [{ day: LAST_DAY, maturity: 0.5 }];
    const half = costly(0.5, [120]);
    expect(fatigueOf(half, { immature }).evidence.costCusum.deviation).toBeCloseTo(0, 10);
    const less = [{ day: LAST_DAY, maturity: 0.4 }];
    expect(fatigueOf(half, { immature: less }).evidence.costCusum.blocks).toBe(0);
  });
});
