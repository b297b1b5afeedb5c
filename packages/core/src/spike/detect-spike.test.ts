import { describe, expect, it } from 'vitest';
import cases from '../../cases/detect-spike.json' with { type: 'json' };
import { aPolicy } from '../../testing/builders/a-policy.ts';
import { aSpikeSeries } from '../../testing/builders/a-spike-series.ts';
import { detectSpike, type SpikeReport } from './detect-spike.ts';
import type { SpikeMetric, SpikeTest } from './judge-evidence.ts';

const POLICY = aPolicy();
const noSeasons = aPolicy({ spikes: { seasonWeeks: 99 } });

function test({ tests }: SpikeReport, metric: SpikeMetric): SpikeTest {
  const found = tests.find((each) => each.metric === metric);
  if (!found) throw new Error(`no test of ${metric}`);
  return found;
}

function tested({ tests }: SpikeReport): readonly SpikeMetric[] {
  return tests.filter((each) => each.tested).map(({ metric }) => metric);
}

describe('detectSpike', () => {
  it.each(cases)('judges $id', ({ input, expected }) => {
    const { worst, best } = detectSpike({
      series: aSpikeSeries(input.earlier, input.last, input.everyDay),
      policy: POLICY,
    });
    const { zEq = null, ...shape } = { zEq: null, ...expected.worst };
    if (expected.worst === null) expect(worst).toBeNull();
    else expect(worst).toMatchObject(shape);
    if (zEq !== null) expect((worst?.zEq ?? 0) / zEq).toBeCloseTo(1, 9);
    if (expected.best === null) expect(best).toBeNull();
    else expect(best).toMatchObject(expected.best);
  });

  it('finds nothing on a day like the others', () => {
    const report = detectSpike({ series: aSpikeSeries(28), policy: POLICY });
    expect(tested(report)).toEqual(['ctr', 'cvr', 'roas', 'cpc', 'cpm', 'spend', 'frequency']);
    expect(report.tests.map(({ severity }) => severity)).toEqual(Array(7).fill(null));
    expect(report).toMatchObject({ period: '2026-03-29', worst: null, best: null });
  });

  it('measures a halved rate against the negative binomial distribution of its past', () => {
    const series = aSpikeSeries(7, { clicks: 120, conversions: null, frequency: null });
    const report = detectSpike({ series, policy: POLICY });
    expect(tested(report)).toEqual(['ctr', 'cpc', 'cpm']);
    const ctr = test(report, 'ctr');
    // Computed with scipy: mean 240, day-to-day variance 0.0091667, dispersion 3.6571.
    expect((ctr.pValue ?? 0) / 1.6741437931e-6).toBeCloseTo(1, 8);
    expect(ctr.zEq).toBeCloseTo(-4.5638485605, 8);
    expect(ctr).toMatchObject({ observed: 0.006, expected: 0.012, change: 'down', direction: 'bad' });
    expect((ctr.adjustedPValue ?? 0) / (ctr.pValue ?? 1)).toBeCloseTo(3, 9);
    expect(report.worst?.metric).toBe('ctr');
    expect(report.worst?.reason).toContain('ctr 50.0 % below expectation');
  });

  it('reads fewer clicks for the money as a higher cost', () => {
    const report = detectSpike({ series: aSpikeSeries(7, { clicks: 60 }), policy: POLICY });
    expect(test(report, 'cpc')).toMatchObject({ observed: 50_000 / 60, change: 'up', direction: 'bad' });
    expect(test(report, 'cpm').severity).toBeNull();
  });

  it('reads fewer impressions for the money as a higher cost, whatever the clicks', () => {
    const series = aSpikeSeries(7, { impressions: 5000, clicks: 60, conversions: 8 });
    const report = detectSpike({ series, policy: POLICY });
    expect(test(report, 'cpm')).toMatchObject({ change: 'up', direction: 'bad', severity: 'severe' });
    expect(test(report, 'ctr').severity).toBeNull();
    expect(report.worst?.metric).toBe('cpm');
  });

  it('welcomes conversions that come in larger numbers', () => {
    const report = detectSpike({
      series: aSpikeSeries(28, { conversions: 90, revenue: 450_000 }),
      policy: POLICY,
    });
    expect(report.best).toMatchObject({ metric: 'cvr', change: 'up', direction: 'good' });
    expect(report.worst).toBeNull();
  });

  it('weighs a ROAS by the orders behind it', () => {
    const report = detectSpike({ series: aSpikeSeries(7, { revenue: 60_000 }), policy: POLICY });
    const roas = test(report, 'roas');
    // ln 0.4 over sqrt(2.69 (1/30 + 1/210) + 0.04) is -2.42752.
    expect(roas.pValue).toBeCloseTo(0.0152026056, 9);
    expect(roas).toMatchObject({
      observed: 1.2,
      expected: 3,
      change: 'down',
      direction: 'bad',
      severity: null,
    });
  });

  it('takes spend as neither good nor bad', () => {
    const report = detectSpike({
      series: aSpikeSeries(28, { spend: 150_000, impressions: 60_000, clicks: 720 }),
      policy: POLICY,
    });
    expect(test(report, 'spend')).toMatchObject({
      change: 'up',
      direction: 'neutral',
      expected: expect.closeTo(50_000, 6),
    });
    expect(test(report, 'spend').severity).not.toBeNull();
    expect(report.worst?.metric).not.toBe('spend');
    expect(report.best?.metric).not.toBe('spend');
  });

  it('dislikes a higher frequency', () => {
    const report = detectSpike({ series: aSpikeSeries(28, { frequency: 3 }), policy: POLICY });
    expect(report.worst).toMatchObject({ metric: 'frequency', change: 'up', direction: 'bad' });
  });

  it('grades by the thresholds of the policy', () => {
    const series = aSpikeSeries(28, { clicks: 120 });
    const size = Math.abs(test(detectSpike({ series, policy: POLICY }), 'ctr').zEq ?? 0);
    const graded = (minor: number, moderate: number, severe: number) =>
      test(detectSpike({ series, policy: aPolicy({ spikes: { minor, moderate, severe } }) }), 'ctr').severity;
    expect(graded(size + 1, size + 2, size + 3)).toBeNull();
    expect(graded(size, size + 1, size + 2)).toBe('minor');
    expect(graded(size - 1, size, size + 1)).toBe('moderate');
    expect(graded(size - 2, size - 1, size)).toBe('severe');
  });

  it('expects of a weekday what that weekday has been', () => {
    // The day after four weeks is a Sunday, like the first.
    const quietSundays = aSpikeSeries(28).map((point, day) =>
      day % 7 === 0 ? { ...point, clicks: 120 } : point,
    );
    const sunday = test(detectSpike({ series: quietSundays, policy: POLICY }), 'ctr');
    expect(sunday.expected).toBeCloseTo(0.0061, 4);
    expect(sunday.severity).toBeNull();
    const monday = test(detectSpike({ series: quietSundays.slice(0, -6), policy: POLICY }), 'ctr');
    expect(monday.expected).toBeCloseTo(0.01197, 5);
  });

  it('knows of no weekdays before two weeks are over', () => {
    const quietSundays = aSpikeSeries(14).map((point, day) =>
      day % 7 === 0 ? { ...point, clicks: 120 } : point,
    );
    const overall = test(detectSpike({ series: quietSundays.slice(1), policy: POLICY }), 'ctr').expected;
    expect(overall).toBeCloseTo((12 * 240 + 120) / 13 / 20_000, 12);
  });

  it('does not look at the running day, nor ahead of it', () => {
    const series = aSpikeSeries(9, { clicks: 10 });
    expect(detectSpike({ series, now: '2026-03-10', policy: POLICY })).toMatchObject({
      period: '2026-03-09',
      worst: null,
    });
    expect(detectSpike({ series, now: '2026-03-10T23', policy: POLICY }).period).toBe('2026-03-09');
    expect(detectSpike({ series, now: '2026-03-11', policy: POLICY })).toMatchObject({
      period: '2026-03-10',
      worst: { severity: 'severe' },
    });
  });

  it('wonders little at an amount that is known from a day or two', () => {
    const policy = aPolicy({ spikes: { minRobustPoints: 1 } });
    for (const days of [1, 2, 3]) {
      const spend = test(detectSpike({ series: aSpikeSeries(days, { spend: 100_000 }), policy }), 'spend');
      expect(spend).toMatchObject({ tested: true, change: 'up', severity: null });
    }
  });

  it('is slower to wonder where days differ anyway', () => {
    const restless = aSpikeSeries(14, { clicks: 120 }).map((point, day) =>
      day === 14 ? point : { ...point, clicks: day % 2 === 0 ? 340 : 140 },
    );
    const calm = test(detectSpike({ series: aSpikeSeries(14, { clicks: 120 }), policy: POLICY }), 'ctr');
    const wild = test(detectSpike({ series: restless, policy: POLICY }), 'ctr');
    expect(Math.abs(wild.zEq ?? 0)).toBeLessThan(Math.abs(calm.zEq ?? 0));
    expect(wild.severity).toBeNull();
  });

  it('rounds conversions that were modelled in fractions', () => {
    const zOf = (conversions: number) =>
      test(detectSpike({ series: aSpikeSeries(7, { conversions }), policy: POLICY }), 'cvr').zEq;
    expect(zOf(59.6)).toBe(zOf(60));
  });

  it('looks back over days, however few of them have a point', () => {
    const sparse = aSpikeSeries(60).filter((_, day) => day % 2 === 0 || day > 40);
    const bright = sparse.map((point) => (point.period < '2026-04-02' ? { ...point, clicks: 2400 } : point));
    expect(test(detectSpike({ series: bright, policy: POLICY }), 'ctr').expected).toBeCloseTo(0.012, 12);
  });

  it('learns nothing of the spread from days that expect fewer than five', () => {
    // Four of five days expect 4 clicks and get 4, 0, 8 ...: no sign that they spread.
    const thin = { impressions: 400, clicks: 4, conversions: 0, revenue: 0 };
    const wild = aSpikeSeries(20, { clicks: 20 }, thin).map((point, day) =>
      day === 20 ? point : { ...point, clicks: [0, 8, 4, 0, 8][day % 5] ?? 4 },
    );
    const calm = aSpikeSeries(20, { clicks: 20 }, thin);
    const zOf = (series: typeof calm) => test(detectSpike({ series, policy: noSeasons }), 'ctr').zEq;
    expect(zOf(wild)).toBeCloseTo(zOf(calm) ?? Number.NaN, 12);
  });

  it('looks back no further than the policy says', () => {
    const old = aSpikeSeries(40).map((point, day) => (day < 12 ? { ...point, clicks: 2400 } : point));
    expect(test(detectSpike({ series: old, policy: POLICY }), 'ctr').expected).toBeCloseTo(0.012, 12);
  });
});

describe('detectSpike does not test', () => {
  it('what has too short a past', () => {
    expect(tested(detectSpike({ series: aSpikeSeries(6), policy: POLICY }))).toEqual([]);
    expect(tested(detectSpike({ series: aSpikeSeries(7), policy: POLICY }))).toEqual([
      'ctr',
      'cvr',
      'roas',
      'cpc',
      'cpm',
    ]);
    const report = detectSpike({ series: aSpikeSeries(13), policy: POLICY });
    expect(test(report, 'spend').reason).toBe('spend not tested: 13 of 14 earlier points');
  });

  it('counts where fewer than five are due and seen', () => {
    const thin = { impressions: 400, clicks: 4, conversions: 0, revenue: 0 };
    const report = detectSpike({ series: aSpikeSeries(7, { ...thin, clicks: 0 }, thin), policy: POLICY });
    expect(test(report, 'ctr')).toMatchObject({ tested: false, pValue: null, zEq: null, severity: null });
    expect(test(report, 'ctr').reason).toContain('0 events where 4.0 were expected');
    const lively = detectSpike({ series: aSpikeSeries(7, { ...thin, clicks: 40 }, thin), policy: POLICY });
    expect(test(lively, 'ctr')).toMatchObject({ tested: true, change: 'up' });
  });

  it('a rise on fewer than five events, however rare they were', () => {
    const burst = aSpikeSeries(7, { conversions: 4, revenue: 9000 }, { conversions: 0, revenue: 0 }).map(
      (point, day) => (day === 3 ? { ...point, conversions: 35 } : point),
    );
    const report = detectSpike({ series: burst, policy: POLICY });
    expect(test(report, 'cvr')).toMatchObject({ change: 'down', pValue: 1 });
  });

  it('a return on few orders', () => {
    const report = detectSpike({
      series: aSpikeSeries(7, { conversions: 9, revenue: 9000 }),
      policy: POLICY,
    });
    expect(test(report, 'roas').reason).toContain('9 conversions');
  });

  it('conversions of a day of which too few are known yet', () => {
    const report = detectSpike({
      series: aSpikeSeries(7, { maturity: 0.4, conversions: 3 }),
      policy: POLICY,
    });
    expect(tested(report)).toEqual(['ctr', 'cpc', 'cpm']);
  });

  it('conversions that were late as if they were missing', () => {
    const report = detectSpike({
      series: aSpikeSeries(7, { maturity: 0.6, conversions: 18, revenue: 90_000 }),
      policy: POLICY,
    });
    expect(test(report, 'cvr').observed).toBeCloseTo(0.125, 12);
    expect(test(report, 'cvr').adjustedPValue).toBe(1);
    expect(test(report, 'roas').observed).toBeCloseTo(3, 12);
  });

  it.each([
    ['clicks', ['roas', 'cpm', 'spend', 'frequency']],
    ['conversions', ['ctr', 'cpc', 'cpm', 'spend', 'frequency']],
    ['revenue', ['ctr', 'cvr', 'cpc', 'cpm', 'spend', 'frequency']],
    ['spend', ['ctr', 'cvr', 'frequency']],
    ['impressions', ['cvr', 'roas', 'cpc', 'spend', 'frequency']],
    ['frequency', ['ctr', 'cvr', 'roas', 'cpc', 'cpm', 'spend']],
  ])('what needs unknown %s', (field, others) => {
    expect(tested(detectSpike({ series: aSpikeSeries(28, { [field]: null }), policy: POLICY }))).toEqual(
      others,
    );
    expect(tested(detectSpike({ series: aSpikeSeries(28, {}, { [field]: null }), policy: POLICY }))).toEqual(
      others,
    );
  });

  it('a day without delivery, though people still convert', () => {
    const nothing = {
      impressions: 0,
      clicks: 0,
      spend: 0,
      conversions: 20,
      revenue: 90_000,
      frequency: null,
    };
    expect(tested(detectSpike({ series: aSpikeSeries(28, nothing), policy: POLICY }))).toEqual([]);
  });

  it('a metric that never had an event', () => {
    const report = detectSpike({
      series: aSpikeSeries(28, {}, { conversions: 0, revenue: 0 }),
      policy: POLICY,
    });
    expect(test(report, 'cvr').reason).toContain('no event before');
    expect(test(report, 'roas').reason).toContain('no revenue before');
  });
});
