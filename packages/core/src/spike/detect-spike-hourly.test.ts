import { describe, expect, it } from 'vitest';
import { aPolicy } from '../../testing/builders/a-policy.ts';
import { addDays } from '../shared/day.ts';
import { detectSpike } from './detect-spike.ts';
import type { SpikeMetric } from './judge-evidence.ts';
import type { SpikePoint } from './spike-series.ts';

const POLICY = aPolicy();

/** Hours of an account that sleeps at night, up to 17 o'clock of the last day; that hour as told. */
function hours(days: number, last: Partial<SpikePoint> = {}): readonly SpikePoint[] {
  return Array.from({ length: days * 24 + 18 }, (_, index): SpikePoint => {
    const hour = index % 24;
    const awake = hour >= 7 ? 1 : 0.1;
    return {
      period: `${addDays('2026-03-01', Math.floor(index / 24))}T${`${hour}`.padStart(2, '0')}`,
      impressions: 10_000 * awake,
      clicks: Math.round(200 * awake),
      spend: 5000 * awake,
      conversions: Math.round(20 * awake),
      revenue: 60_000 * awake,
      frequency: null,
      maturity: 1,
      ...(index === days * 24 + 17 ? last : {}),
    };
  });
}

function testOf(series: readonly SpikePoint[], metric: SpikeMetric) {
  return detectSpike({ series, policy: POLICY }).tests.find((each) => each.metric === metric);
}

describe('detectSpike at the grain of hours', () => {
  it('counts the tests of all hours of a day', () => {
    const ctr = testOf(hours(28, { clicks: 120 }), 'ctr');
    // Six metrics are known of an hour; frequency is not.
    expect((ctr?.adjustedPValue ?? 0) / (ctr?.pValue ?? 1)).toBeCloseTo(6 * 24, 6);
    expect(ctr?.reason).toContain('as one of 144 tests');
  });

  it('tests the latest complete hour', () => {
    const series = hours(28, { clicks: 10 });
    expect(detectSpike({ series, policy: POLICY })).toMatchObject({
      period: '2026-03-29T17',
      worst: { direction: 'bad', severity: 'severe' },
    });
    expect(detectSpike({ series, now: '2026-03-29T17', policy: POLICY })).toMatchObject({
      period: '2026-03-29T16',
      worst: null,
    });
  });

  it('compares spend with the same hour of earlier days', () => {
    // At 17 o'clock ten times as much is ordinary as in the hours of the night.
    expect(testOf(hours(28), 'spend')).toMatchObject({ severity: null, expected: expect.closeTo(5000, 6) });
    expect(testOf(hours(28, { spend: 20_000 }), 'spend')).toMatchObject({
      change: 'up',
      severity: 'moderate',
    });
  });

  it('follows the hour of the week where there are two weeks of it', () => {
    const moody = (days: number) =>
      hours(days).map((point) => (point.period.endsWith('T17') ? { ...point, clicks: 100 } : point));
    expect(testOf(moody(28), 'ctr')).toMatchObject({ severity: null, expected: expect.closeTo(0.0107, 3) });
    expect(testOf(moody(13), 'ctr')?.expected).toBeCloseTo(0.0195, 3);
  });

  it('takes hours to differ more than days, as long as they have not shown it', () => {
    const lately = hours(28, { clicks: 100 }).slice(-9);
    const pValueOf = (series: readonly SpikePoint[]) => testOf(series, 'ctr')?.pValue ?? 1;
    const days = lately.map((point, index) => ({ ...point, period: addDays('2026-03-01', index) }));
    expect(pValueOf(lately)).toBeGreaterThan(10 * pValueOf(days));
  });

  it.each([
    ['days among hours', [...hours(8), { ...hours(1)[0], period: '2026-03-20' } as SpikePoint]],
    ['an hour that no day has', [{ ...hours(1)[0], period: '2026-03-20T24' } as SpikePoint]],
    ['a text that is no period', [{ ...hours(1)[0], period: '2026-03-20 17:00' } as SpikePoint]],
    ['the same hour twice', [...hours(8), ...hours(8).slice(0, 1)]],
  ])('refuses %s', (_, series) => {
    expect(() => detectSpike({ series, policy: POLICY })).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    );
  });
});
