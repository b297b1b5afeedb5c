import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { type AdjustmentMethod, adjustPValues } from './adjust-p-values.ts';

const METHODS: readonly AdjustmentMethod[] = ['bonferroni', 'holm', 'benjamini-hochberg'];
const ROUNDING = 1 - 1e-12;
const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });

type Input = { readonly pValues: readonly number[]; readonly method: AdjustmentMethod };

describe('adjustPValues', () => {
  it.each(goldenCases<Input>('adjust-p-values'))('is right for $name', ({ input, expected }) => {
    expect(deviations(adjustPValues(input.pValues, input.method), expected)).toEqual([]);
  });

  it('never makes a p-value smaller, nor Holm one larger than Bonferroni', () => {
    assertProperty(
      fc.property(pValues, (p) => {
        const [bonferroni = [], holm = [], discovery = []] = METHODS.map((method) =>
          adjustPValues(p, method),
        );
        p.forEach((value, at) => {
          expect(discovery[at]).toBeGreaterThanOrEqual(value * ROUNDING);
          expect(holm[at]).toBeGreaterThanOrEqual((discovery[at] ?? 0) * ROUNDING);
          expect(bonferroni[at]).toBeGreaterThanOrEqual((holm[at] ?? 0) * ROUNDING);
          expect(bonferroni[at]).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  it('keeps the order of the p-values', () => {
    assertProperty(
      fc.property(pValues, fc.constantFrom(...METHODS), (p, method) => {
        const adjusted = adjustPValues(p, method);
        const reversed = adjustPValues(p.toReversed(), method);
        expect(adjusted).toEqual(reversed.toReversed());
        const ranks = p.map((_, at) => at).sort((a, b) => (p[a] ?? 0) - (p[b] ?? 0));
        const inOrder = ranks.map((at) => adjusted[at] ?? 0);
        expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
      }),
    );
  });

  it.each([-0.1, 1.1, Number.NaN])('refuses %d', (wrong) => {
    expect(() => adjustPValues([0.5, wrong], 'holm')).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument: 'pValues' }),
    );
  });
});
