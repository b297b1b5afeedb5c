import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { aFragment } from '../../testing/index.ts';
import { type Part, searchFootage } from './search-footage.ts';

const part = fc
  .record({
    id: fc.nat(1000),
    longestMs: fc.integer({ min: 1, max: 9 }),
    cut: fc.nat(8),
    worth: fc.integer({ min: 0, max: 30 }),
  })
  .map(({ id, longestMs, cut, worth }): Part => {
    const fragment = aFragment({ id: String(id) });
    const ranked = { fragment, estimate: worth, confidence: 0, upperBound: worth };
    return { ranked, worth, longestMs, shortestMs: Math.max(1, longestMs - cut) };
  });
const place = fc.array(part, { maxLength: 6 }).map((parts) => parts.toSorted((a, b) => b.worth - a.worth));
const RANGE = { firstMs: 9, lastMs: 12, trimToMs: 12 };

/** Every combination, one after the other. */
function bruteForce(places: readonly [Part[], Part[], Part[]], isFree: (parts: readonly Part[]) => boolean) {
  const [first, second, third] = places;
  const worths = first.flatMap((a) =>
    second.flatMap((b) =>
      third
        .filter((c) => a.shortestMs + b.shortestMs + c.shortestMs <= RANGE.lastMs)
        .filter((c) => a.longestMs + b.longestMs + c.longestMs >= RANGE.firstMs)
        .filter((c) => isFree([a, b, c]))
        .map((c) => a.worth + b.worth + c.worth),
    ),
  );
  return worths.length === 0 ? null : Math.max(...worths);
}

describe('searchFootage', () => {
  it('finds what trying every combination finds', () => {
    assertProperty(
      fc.property(fc.tuple(place, place, place), fc.integer({ min: 1, max: 4 }), (places, oneOf) => {
        const isFree = (parts: readonly Part[]): boolean =>
          parts.reduce((sum, { ranked }) => sum + Number(ranked.fragment.id), 0) % oneOf === 0;
        const found = searchFootage(places, RANGE, isFree);
        expect(found?.worth ?? null).toBe(bruteForce(places, isFree));
        if (found) expect(isFree(found.parts)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('asks no more than it has to where everything is free', () => {
    const parts = Array.from({ length: 50 }, (_, at): Part => {
      const ranked = { fragment: aFragment(), estimate: 0, confidence: 0, upperBound: 0 };
      return { ranked, worth: 50 - at, shortestMs: 1, longestMs: 9 };
    });
    let asked = 0;
    searchFootage([parts, parts, parts], RANGE, () => {
      asked += 1;
      return true;
    });
    expect(asked).toBe(1);
  });
});
