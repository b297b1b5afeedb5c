import { describe, expect, it } from 'vitest';
import { creativeConfidence } from './creative-confidence.ts';

describe('creativeConfidence', () => {
  it.each([
    [100_000, 500, 100, 1, 'high'],
    [1_000_000, 5000, 100, 1, 'high'],
    [50_000, 500, 100, 0.8, 'high'],
    [50_000, 500, 99, 0.797, 'medium'],
    [50_000, 0, 100, 0.5, 'medium'],
    [49_000, 0, 100, 0.496, 'low'],
    [0, null, null, 0, 'low'],
  ] as const)(
    'of %d impressions, %s conversions and a score of %s is %d',
    (impressions, conversions, overall, value, level) => {
      const confidence = creativeConfidence({ impressions, conversions, overall });
      expect(confidence.value).toBeCloseTo(value, 9);
      expect(confidence.level).toBe(level);
    },
  );

  it('refuses a negative count', () => {
    expect(() => creativeConfidence({ impressions: -1, conversions: 0, overall: 0 })).toThrow(
      expect.objectContaining({ argument: 'impressions' }),
    );
  });
});
