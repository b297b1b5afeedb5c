import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { experimentScore, type ScoredMetrics, type ScoreOptions } from './experiment-score.ts';

type Input = ScoreOptions & { readonly variants: readonly ScoredMetrics[] };

const unknownOr = (max: number) => fc.option(fc.double({ min: 0, max, noNaN: true }), { nil: null });
const anyMetrics: fc.Arbitrary<ScoredMetrics> = fc.record({
  roas: unknownOr(50),
  ctr: unknownOr(1),
  cpc: unknownOr(10_000),
});
const anyVariants = fc.array(anyMetrics, { minLength: 1, maxLength: 15 });
const anyMethod = fc.constantFrom('seed' as const, 'relative' as const);

describe('experimentScore', () => {
  it.each(goldenCases<Input>('experiment-score'))('is right for $name', ({ input, expected }) => {
    const { variants, ...options } = input;
    expect(deviations(experimentScore(variants, options), expected)).toEqual([]);
  });

  it('is finite, and between 0 and 1 where it is relative', () => {
    assertProperty(
      fc.property(anyVariants, anyMethod, (variants, method) => {
        for (const score of experimentScore(variants, { method })) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(method === 'relative' ? 1 + 1e-12 : Number.MAX_VALUE);
        }
      }),
    );
  });

  it('depends on no order, and on no unit of the cost', () => {
    assertProperty(
      fc.property(anyVariants, anyMethod, (variants, method) => {
        const scores = experimentScore(variants, { method });
        expect(experimentScore(variants.toReversed(), { method }).toReversed()).toEqual(scores);
        const inCents = variants.map((each) => ({ ...each, cpc: each.cpc === null ? null : each.cpc * 128 }));
        expect(deviations(experimentScore(inCents, { method }), scores)).toEqual([]);
      }),
    );
  });

  it('never falls where a variant does better', () => {
    assertProperty(
      fc.property(
        anyVariants,
        anyMethod,
        fc.double({ min: 0, max: 10, noNaN: true }),
        (variants, method, more) => {
          const [first, ...others] = variants;
          if (!first) return;
          const better = { ...first, roas: (first.roas ?? 0) + more };
          const [before = 0] = experimentScore(variants, { method });
          const [after = 0] = experimentScore([better, ...others], { method });
          expect(after).toBeGreaterThanOrEqual(before - 1e-12);
        },
      ),
    );
  });

  it.each([{ roas: -1 }, { ctr: Number.NaN }, { cpc: Number.POSITIVE_INFINITY }])('refuses %j', (wrong) => {
    const call = () => experimentScore([{ roas: 1, ctr: 0.01, cpc: 1, ...wrong }]);
    expect(call).toThrow(InvalidInputError);
    expect(call).toThrow(Object.keys(wrong)[0]);
  });
});
