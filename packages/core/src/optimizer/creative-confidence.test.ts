import { describe, expect, it } from 'vitest';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { creativeConfidence } from './creative-confidence.ts';

describe('creativeConfidence', () => {
  it.each(goldenCases<Parameters<typeof creativeConfidence>[0]>('creative-confidence'))(
    'weighs $name',
    ({ input, expected }) => {
      expect(deviations(creativeConfidence(input), expected)).toEqual([]);
    },
  );

  it('refuses a negative count', () => {
    expect(() => creativeConfidence({ impressions: -1, conversions: 0, overall: 0 })).toThrow(
      expect.objectContaining({ argument: 'impressions' }),
    );
  });
});
