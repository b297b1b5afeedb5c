import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../../testing/assert-property.ts';
import { hypergeometricRange, hypergeometricTails, lnHypergeometric } from './hypergeometric-distribution.ts';

const anyDraws = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(120)).map(([marked, unmarked, drawn]) => ({
  marked,
  unmarked,
  drawn: Math.min(drawn, marked + unmarked),
}));

function countsOf({ least, most }: { readonly least: number; readonly most: number }): readonly number[] {
  return Array.from({ length: most - least + 1 }, (_, at) => least + at);
}

describe('the hypergeometric distribution', () => {
  it('sums to 1, and is largest at its mode', () => {
    assertProperty(
      fc.property(anyDraws, (draws) => {
        const range = hypergeometricRange(draws);
        const chances = countsOf(range).map((count) => Math.exp(lnHypergeometric(count, draws)));
        expect(chances.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
        expect(Math.max(...chances)).toBeCloseTo(chances[range.mode - range.least] ?? 0, 12);
      }),
    );
  });

  it('has the tails that its chances sum to', () => {
    assertProperty(
      fc.property(anyDraws, (draws) => {
        let below = 0;
        for (const count of countsOf(hypergeometricRange(draws))) {
          below += Math.exp(lnHypergeometric(count, draws));
          const { lower, upper } = hypergeometricTails(count, draws);
          expect(lower / below).toBeCloseTo(1, 10);
          expect(upper).toBeCloseTo(1 - below, 10);
        }
      }),
    );
  });

  it('has all on one side beyond its range', () => {
    const draws = { marked: 3, unmarked: 4, drawn: 5 };
    expect(hypergeometricRange(draws)).toMatchObject({ least: 1, most: 3 });
    expect(hypergeometricTails(0, draws)).toMatchObject({ lower: 0, upper: 1 });
    expect(hypergeometricTails(3, draws)).toMatchObject({ lower: 1, upper: 0 });
  });
});
