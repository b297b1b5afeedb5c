import { describe, expect, it } from 'vitest';
import { aPolicy } from '../../testing/index.ts';
import { roasEfficiency, roasTier } from './roas-tier.ts';

describe('a ROAS in a word and in points', () => {
  it.each([
    [50, 'excellent', 100],
    [5, 'excellent', 100],
    [4.99, 'good', 99.8],
    [3, 'good', 60],
    [2.99, 'average', 59.8],
    [2, 'average', 40],
    [1.99, 'poor', 39.8],
    [1, 'poor', 20],
    [0.99, 'failing', 19.8],
    [-1, 'failing', 0],
  ] as const)('%d is %s, %d points', (roas, tier, points) => {
    expect(roasTier(roas, aPolicy())).toBe(tier);
    expect(roasEfficiency(roas, aPolicy())).toBeCloseTo(points, 9);
  });

  it('follow the policy', () => {
    const policy = aPolicy({ roas: { tiers: { good: 4 }, efficiencyPoints: 10 } });
    expect(roasTier(3.5, policy)).toBe('average');
    expect(roasEfficiency(3.5, policy)).toBe(35);
  });
});
