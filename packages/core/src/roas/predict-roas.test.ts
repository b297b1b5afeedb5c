import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import cases from '../../cases/roas-prediction.json' with { type: 'json' };
import { assertProperty } from '../../testing/assert-property.ts';
import { aPolicy } from '../../testing/index.ts';
import { predictRoas } from './predict-roas.ts';

describe('predictRoas', () => {
  it.each(cases)('predicts $name', ({ input, expected }) => {
    const prediction = predictRoas(input.values, aPolicy());
    if (expected === null || prediction === null) {
      expect(prediction).toBe(expected);
      return;
    }
    expect(prediction.value).toBeCloseTo(expected.value, 12);
    expect(prediction.interval === null).toBe(expected.interval === null);
    for (const [index, end] of (expected.interval ?? []).entries())
      expect(prediction.interval?.[index]).toBeCloseTo(end, 9);
  });

  it('refuses what is no number', () => {
    expect(() => predictRoas([2, Number.NaN], aPolicy())).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument: 'values' }),
    );
  });

  it('lies among what it has seen, and inside its interval, which never reaches below 0', () => {
    const values = fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: 1, maxLength: 28 });
    assertProperty(
      fc.property(values, (seen) => {
        const { value = Number.NaN, interval } = predictRoas(seen, aPolicy()) ?? {};
        expect(value).toBeGreaterThanOrEqual(Math.min(...seen) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(...seen) + 1e-9);
        const [low, high] = interval ?? [0, Number.POSITIVE_INFINITY];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(high);
      }),
    );
  });
});
