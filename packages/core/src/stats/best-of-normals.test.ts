import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { findBestOfNormals } from './best-of-normals.ts';
import { normalTails } from './special-functions/normal-distribution.ts';

const anyValue = fc.record({
  mean: fc.double({ min: -100, max: 100, noNaN: true }),
  standardDeviation: fc.double({ min: 0.01, max: 50, noNaN: true }),
});

describe('findBestOfNormals', () => {
  it('knows what two values come to in closed form', () => {
    assertProperty(
      fc.property(anyValue, anyValue, (a, b) => {
        const spread = Math.hypot(a.standardDeviation, b.standardDeviation);
        const z = (a.mean - b.mean) / spread;
        const { probabilities, expectedMaximum } = findBestOfNormals([a, b]);
        expect(probabilities[0]).toBeCloseTo(normalTails(z).lower, 9);
        const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
        const due = a.mean * normalTails(z).lower + b.mean * normalTails(z).upper + spread * density;
        expect(expectedMaximum).toBeCloseTo(due, 7);
      }),
    );
  });

  it('gives probabilities that sum to 1, whatever the unit', () => {
    assertProperty(
      fc.property(fc.array(anyValue, { minLength: 2, maxLength: 15 }), (values) => {
        const { probabilities, expectedMaximum } = findBestOfNormals(values);
        expect(probabilities.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
        const inCents = values.map(({ mean, standardDeviation }) => ({
          mean: mean * 100,
          standardDeviation: standardDeviation * 100,
        }));
        const again = findBestOfNormals(inCents);
        for (const [at, each] of again.probabilities.entries())
          expect(each).toBeCloseTo(probabilities[at] ?? 0, 9);
        expect(again.expectedMaximum / 100).toBeCloseTo(expectedMaximum, 7);
      }),
    );
  });
});
