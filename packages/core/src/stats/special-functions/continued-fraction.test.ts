import { describe, expect, it } from 'vitest';
import { continuedFraction } from './continued-fraction.ts';

describe('continuedFraction', () => {
  it('settles on the golden ratio', () => {
    const golden = continuedFraction({ first: 1, numerator: () => 1, denominator: () => 1, maxTerms: 100 });
    expect(golden).toBeCloseTo((1 + Math.sqrt(5)) / 2, 14);
  });

  it('is null rather than unsettled', () => {
    expect(continuedFraction({ first: 1, numerator: () => 1, denominator: () => 1, maxTerms: 5 })).toBeNull();
  });
});
