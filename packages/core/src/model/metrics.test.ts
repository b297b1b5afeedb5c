import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import {
  computeCpa,
  computeCpc,
  computeCpm,
  computeCtr,
  computeCvr,
  computeFrequency,
  computeRoas,
} from './metrics.ts';

describe('the ratios of advertising', () => {
  it('are fractions and minor units', () => {
    expect(computeCtr({ clicks: 250, impressions: 5000 })).toBe(0.05);
    expect(computeCvr({ conversions: 3, clicks: 2 })).toBe(1.5);
    expect(computeCpc({ spend: 500, clicks: 4 })).toBe(125);
    expect(computeCpm({ spend: 500, impressions: 2000 })).toBe(250);
    expect(computeCpa({ spend: 500, conversions: 4 })).toBe(125);
    expect(computeRoas({ revenue: 900, spend: 200 })).toBe(4.5);
    expect(computeFrequency({ impressions: 300, reach: 200 })).toBe(1.5);
  });

  it.each([
    ['ctr', computeCtr({ clicks: 5, impressions: 0 }), computeCtr({ clicks: null, impressions: 9 })],
    ['cvr', computeCvr({ conversions: 5, clicks: 0 }), computeCvr({ conversions: 5, clicks: null })],
    ['cpc', computeCpc({ spend: 5, clicks: 0 }), computeCpc({ spend: 5, clicks: null })],
    ['cpm', computeCpm({ spend: 5, impressions: 0 }), null],
    ['cpa', computeCpa({ spend: 5, conversions: 0 }), computeCpa({ spend: 5, conversions: null })],
    ['roas', computeRoas({ revenue: 5, spend: 0 }), computeRoas({ revenue: null, spend: 5 })],
    [
      'frequency',
      computeFrequency({ impressions: 5, reach: 0 }),
      computeFrequency({ impressions: 5, reach: null }),
    ],
  ])('leave %s unknown for a zero denominator and for an unknown part', (_, ofZero, ofUnknown) => {
    expect(ofZero).toBeNull();
    expect(ofUnknown).toBeNull();
  });

  it('know a zero from an unknown', () => {
    expect(computeCtr({ clicks: 0, impressions: 10 })).toBe(0);
    expect(computeRoas({ revenue: 0, spend: 10 })).toBe(0);
  });

  it('are never NaN or infinite', () => {
    const count = fc.option(fc.nat(), { nil: null });
    assertProperty(
      fc.property(count, count, (a, b) => {
        const ratio = computeCvr({ conversions: a, clicks: b });
        expect(ratio === null || Number.isFinite(ratio)).toBe(true);
      }),
    );
  });
});
