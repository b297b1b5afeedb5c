import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { createRng, type Rng, restoreRng } from './rng.ts';

function draw(rng: Rng, count: number): readonly number[] {
  return Array.from({ length: count }, () => rng.next());
}

describe('createRng', () => {
  it('gives the same numbers for the same seed, for ever', () => {
    expect(draw(createRng('seed'), 3)).toEqual([0.8588769957981669, 0.28584278431747423, 0.9299601885957155]);
  });

  it('gives other numbers for another seed', () => {
    assertProperty(
      fc.property(fc.string(), fc.string(), (a, b) => {
        fc.pre(a !== b);
        expect(draw(createRng(a), 2)).not.toEqual(draw(createRng(b), 2));
      }),
    );
  });

  it('stays in [0, 1) and fills it evenly', () => {
    const numbers = draw(createRng('even'), 20_000);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    const tenths = Array.from(
      { length: 10 },
      (_, tenth) => numbers.filter((number) => Math.floor(number * 10) === tenth).length,
    );
    // Five standard deviations of a tenth's count.
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(5 * Math.sqrt(20_000 * 0.09));
  });
});

describe('restoreRng', () => {
  it('goes on where the stream stood, and leaves it alone', () => {
    assertProperty(
      fc.property(fc.string(), fc.nat({ max: 20 }), (seed, skipped) => {
        const rng = createRng(seed);
        draw(rng, skipped);
        const state = rng.state();
        const copy = restoreRng(JSON.parse(JSON.stringify(state)));
        const expected = draw(copy, 5);
        expect(rng.state()).toEqual(state);
        expect(draw(rng, 5)).toEqual(expected);
      }),
    );
  });
});
