import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { goldenCases } from '../../testing/golden-cases.ts';
import { aFragment } from '../../testing/index.ts';
import type { DurationCategory } from '../model/variant.ts';
import { defaultPolicy } from './default-policy.ts';
import { durationRanges } from './duration-category.ts';
import { lengthOf, trimFragments } from './trim-fragments.ts';

type Length = { readonly lengthMs: number; readonly minDurationMs: number };
type Input = { readonly category: DurationCategory; readonly fragments: readonly Length[] };

const RANGES = durationRanges(defaultPolicy());
const START = 700;

function fragmentsOf(lengths: readonly Length[]) {
  return lengths.map(({ lengthMs, minDurationMs }, at) =>
    aFragment({ id: `fragment-${at}`, startMs: START, endMs: START + lengthMs, minDurationMs }),
  );
}

describe('trimFragments', () => {
  it.each(goldenCases<Input>('trim-fragments'))('is right for $name', ({ input, expected }) => {
    const cuts = trimFragments(fragmentsOf(input.fragments), RANGES[input.category]);
    expect(cuts.map(lengthOf)).toEqual(expected);
    expect(cuts.every(({ startMs }) => startMs === START)).toBe(true);
  });

  it('brings whatever can fit into the category, each within its allowed range', () => {
    const length = fc
      .record({
        lengthMs: fc.integer({ min: 1, max: 12_000 }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map(({ lengthMs, share }) => ({ lengthMs, minDurationMs: Math.max(1, Math.round(lengthMs * share)) }));
    const three = fc.array(length, { minLength: 3, maxLength: 3 });
    const category = fc.constantFrom<DurationCategory>('short', 'medium', 'long');
    assertProperty(
      fc.property(three, category, (lengths, of) => {
        const { firstMs, lastMs } = RANGES[of];
        const shortest = lengths.reduce((sum, { minDurationMs }) => sum + minDurationMs, 0);
        const longest = lengths.reduce((sum, { lengthMs }) => sum + lengthMs, 0);
        fc.pre(shortest <= lastMs && longest >= firstMs);
        const cuts = trimFragments(fragmentsOf(lengths), RANGES[of]).map(lengthOf);
        const total = cuts.reduce((sum, ms) => sum + ms, 0);
        expect(total).toBeGreaterThanOrEqual(firstMs);
        expect(total).toBeLessThanOrEqual(lastMs);
        cuts.forEach((ms, at) => {
          expect(ms).toBeGreaterThanOrEqual(lengths[at]?.minDurationMs ?? 0);
          expect(ms).toBeLessThanOrEqual(lengths[at]?.lengthMs ?? 0);
        });
      }),
    );
  });
});
