import { describe, expect, it } from 'vitest';
import { gaussLegendre, runningWeights } from './gauss-legendre.ts';

describe('gaussLegendre', () => {
  it('integrates polynomials exactly', () => {
    const points = gaussLegendre(8);
    for (let degree = 0; degree <= 15; degree += 1) {
      const integral = points.reduce((sum, { at, weight }) => sum + weight * at ** degree, 0);
      expect(integral).toBeCloseTo(1 / (degree + 1), 14);
    }
  });

  it('integrates polynomials exactly up to each of its points', () => {
    const points = gaussLegendre(8);
    const weights = runningWeights(points);
    for (let degree = 0; degree <= 7; degree += 1) {
      points.forEach(({ at }, upTo) => {
        const integral = points.reduce(
          (sum, point, index) => sum + (weights[upTo]?.[index] ?? 0) * point.at ** degree,
          0,
        );
        expect(integral).toBeCloseTo(at ** (degree + 1) / (degree + 1), 14);
      });
    }
  });
});
