import { describe, expect, it } from 'vitest';
import { gaussLegendre } from './gauss-legendre.ts';

describe('gaussLegendre', () => {
  it('integrates polynomials exactly', () => {
    const points = gaussLegendre(8);
    for (let degree = 0; degree <= 15; degree += 1) {
      const integral = points.reduce((sum, { at, weight }) => sum + weight * at ** degree, 0);
      expect(integral).toBeCloseTo(1 / (degree + 1), 14);
    }
  });
});
