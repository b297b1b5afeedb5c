import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import cases from '../../cases/composite-score.json' with { type: 'json' };
import { assertProperty } from '../../testing/assert-property.ts';
import { compositeScore, compositeTerms } from './composite-score.ts';

const GOOD = { overall: 85, roas: 4.5, conversions: 400, ctr: 0.032, cvr: 0.055, daysActive: 10 };

describe('compositeScore', () => {
  it.each(cases)('scores $id', ({ input, expected }) => {
    expect(compositeScore(input)).toBeCloseTo(expected, 9);
  });

  it('is the sum of its weighted terms', () => {
    const terms = compositeTerms(GOOD);
    expect(terms).toMatchObject({ overall: 25.5, roas: 22.5, conversions: 8, age: 4.5 });
    expect(Object.values(terms).reduce((sum, term) => sum + term, 0)).toBe(compositeScore(GOOD));
  });

  it('takes other weights', () => {
    const weights = { overall: 1, roas: 0, conversions: 0, ctr: 0, cvr: 0, age: 0 };
    expect(compositeScore(GOOD, { weights })).toBe(85);
  });

  it.each(['overall', 'conversions', 'ctr', 'cvr', 'daysActive'])(
    'refuses a %s that cannot be',
    (argument) => {
      for (const value of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
        expect(() => compositeScore({ ...GOOD, [argument]: value })).toThrow(
          expect.objectContaining({ code: 'invalid_input', argument }),
        );
      }
    },
  );

  it('lies within 0 and 100 whatever the figures', () => {
    const figure = fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: null });
    assertProperty(
      fc.property(figure, figure, figure, figure, fc.nat(1000), (roas, conversions, ctr, cvr, daysActive) => {
        const score = compositeScore({ overall: 50, roas, conversions, ctr, cvr, daysActive });
        expect(score).toBeGreaterThanOrEqual(15);
        expect(score).toBeLessThanOrEqual(100);
      }),
    );
  });
});
