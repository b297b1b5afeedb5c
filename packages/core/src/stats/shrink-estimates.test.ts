import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { type ObservedLevel, shrinkEstimates } from './shrink-estimates.ts';

type Input = {
  readonly levels: readonly (ObservedLevel | null)[];
  readonly spread?: number;
  readonly weight?: number;
};

const level = fc.record({
  value: fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
  relativeVariance: fc.double({ min: 1e-9, max: 1e3, noNaN: true }),
});
const levels = fc.array(level, { minLength: 1, maxLength: 15 });

describe('shrinkEstimates', () => {
  it.each(goldenCases<Input>('shrink-estimates'))('is right for $name', ({ input, expected }) => {
    const { levels: observed, ...options } = input;
    expect(deviations(shrinkEstimates(observed, options), expected)).toEqual([]);
  });

  it('leaves every estimate between the observed extremes', () => {
    assertProperty(
      fc.property(levels, (observed) => {
        const values = observed.map(({ value }) => value);
        for (const estimate of shrinkEstimates(observed)) {
          expect(estimate).toBeGreaterThanOrEqual(Math.min(...values) * (1 - 1e-9));
          expect(estimate).toBeLessThanOrEqual(Math.max(...values) * (1 + 1e-9));
        }
      }),
    );
  });

  it('does not depend on the unit of the levels', () => {
    assertProperty(
      fc.property(levels, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (observed, unit) => {
        const scaled = shrinkEstimates(observed.map((one) => ({ ...one, value: unit * one.value })));
        shrinkEstimates(observed).forEach((estimate, at) => {
          expect((scaled[at] ?? 0) / ((estimate ?? 0) * unit)).toBeCloseTo(1, 6);
        });
      }),
    );
  });

  it('lets an arm without a level say nothing of the others', () => {
    const two = [
      { value: 0.03, relativeVariance: 0.01 },
      { value: 0.02, relativeVariance: 0.01 },
    ];
    expect(shrinkEstimates([...two, null])).toEqual([...shrinkEstimates(two), null]);
  });

  it.each([
    ['levels', [{ value: 0, relativeVariance: 1 }], {}],
    ['levels', [{ value: 1, relativeVariance: Number.NaN }], {}],
    ['levels', [{ value: 1, relativeVariance: 1e-310 }], {}],
    ['spread', [], { spread: -1 }],
    ['weight', [], { weight: 0 }],
  ])('refuses impossible %s', (argument, observed, options) => {
    expect(() => shrinkEstimates(observed, options)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});
