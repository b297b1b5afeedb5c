import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { aPolicy } from '../../testing/builders/a-policy.ts';
import { aSpikeSeries } from '../../testing/builders/a-spike-series.ts';
import { addDays } from '../shared/day.ts';
import { detectSpike, type SpikeReport } from './detect-spike.ts';
import type { SpikeMetric, SpikeTest } from './judge-evidence.ts';
import type { SpikePoint } from './spike-series.ts';

const POLICY = aPolicy();

function test({ tests }: SpikeReport, metric: SpikeMetric): SpikeTest {
  const found = tests.find((each) => each.metric === metric);
  if (!found) throw new Error(`no test of ${metric}`);
  return found;
}

describe('detectSpike always', () => {
  const figure = fc.option(fc.oneof(fc.nat(20), fc.nat(100_000), fc.nat(1_000_000_000)), {
    nil: null,
    freq: 30,
  });
  const point = fc.record({
    impressions: figure,
    clicks: figure,
    spend: figure,
    conversions: fc.oneof(figure, fc.double({ min: 0, max: 50, noNaN: true })),
    revenue: fc.oneof(figure, fc.integer({ min: -1000, max: 0 })),
    frequency: fc.option(fc.double({ min: 0, max: 10, noNaN: true }), { nil: null, freq: 30 }),
    maturity: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
  });
  const series = fc
    .array(point, { minLength: 1, maxLength: 32 })
    .map((points) =>
      points.map((each, day): SpikePoint => ({ ...each, period: addDays('2026-03-01', day) })),
    );

  it('gives finite figures, and for an untested metric none', () => {
    assertProperty(
      fc.property(series, (points) => {
        for (const each of detectSpike({ series: points, policy: POLICY }).tests) {
          const { pValue, adjustedPValue, zEq, observed, expected } = each;
          if (!each.tested) {
            expect([pValue, adjustedPValue, zEq, observed, expected]).toEqual([null, null, null, null, null]);
            continue;
          }
          for (const value of [pValue, adjustedPValue, zEq]) expect(value).toSatisfy(Number.isFinite);
          for (const value of [observed, expected])
            expect(value === null || Number.isFinite(value)).toBe(true);
          expect(adjustedPValue).toBeGreaterThanOrEqual(pValue ?? 1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('says the same in whatever order the days come', () => {
    assertProperty(
      fc.property(series, fc.infiniteStream(fc.nat(1_000_000)), (points, ranks) => {
        const shuffled = points
          .map((each) => ({ each, rank: ranks.next().value }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ each }) => each);
        expect(detectSpike({ series: shuffled, policy: POLICY })).toEqual(
          detectSpike({ series: points, policy: POLICY }),
        );
      }),
    );
  });

  it('says the same in every currency', () => {
    assertProperty(
      fc.property(series, fc.integer({ min: 2, max: 1000 }), (points, unit) => {
        const times = (amount: number | null) => (amount === null ? null : amount * unit);
        const elsewhere = points.map((each) => ({
          ...each,
          spend: times(each.spend),
          revenue: times(each.revenue),
        }));
        const here = detectSpike({ series: points, policy: POLICY }).tests;
        const there = detectSpike({ series: elsewhere, policy: POLICY }).tests;
        here.forEach(({ zEq, severity, tested: done }, at) => {
          expect(there[at]).toMatchObject({ tested: done, severity });
          if (zEq !== null) expect(there[at]?.zEq).toBeCloseTo(zEq, 6);
        });
      }),
    );
  });

  it('takes more clicks for no worse a click-through rate', () => {
    assertProperty(
      fc.property(
        fc.integer({ min: 7, max: 30 }),
        fc.nat(600),
        fc.integer({ min: 1, max: 50 }),
        (days, clicks, more) => {
          const zOf = (count: number) =>
            test(detectSpike({ series: aSpikeSeries(days, { clicks: count }), policy: POLICY }), 'ctr').zEq ??
            Number.NaN;
          expect(zOf(clicks + more)).toBeGreaterThanOrEqual(zOf(clicks));
        },
      ),
    );
  });

  it('counts its tests before it sees the day', () => {
    const factorOf = (clicks: number) => {
      const { adjustedPValue, pValue } = test(
        detectSpike({ series: aSpikeSeries(28, { clicks, conversions: 0, revenue: 0 }), policy: POLICY }),
        'ctr',
      );
      return (adjustedPValue ?? 0) / (pValue ?? 1);
    };
    expect(factorOf(1)).toBeCloseTo(7, 9);
    expect(factorOf(120)).toBeCloseTo(7, 9);
  });

  it.each([
    ['series', []],
    ['series', [...aSpikeSeries(3), ...aSpikeSeries(1)]],
    ['series.1.clicks', aSpikeSeries(1, { clicks: -1 })],
    ['series.1.spend', aSpikeSeries(1, { spend: Number.POSITIVE_INFINITY })],
    ['series.1.revenue', aSpikeSeries(1, { revenue: Number.NaN })],
    ['series.0.maturity', aSpikeSeries(0, { maturity: 1.2 })],
    ['series', aSpikeSeries(1, { period: '2026-02-30' })],
  ])('refuses an impossible %s', (argument, points) => {
    expect(() => detectSpike({ series: points, policy: POLICY })).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });

  it.each(['tomorrow', '2026-02-30', '2026-03-20T24', '2026-03-20 17:00', ''])('refuses %j as now', (now) => {
    expect(() => detectSpike({ series: aSpikeSeries(3), now, policy: POLICY })).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument: 'now' }),
    );
  });

  it('takes a now that is more precise than an hour', () => {
    const now = '2099-01-01T17:30:00.000Z';
    const series = aSpikeSeries(28);
    expect(detectSpike({ series, now, policy: POLICY })).toEqual(detectSpike({ series, policy: POLICY }));
  });
});
