import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { type AdjustmentMethod, adjustPValues } from './adjust-p-values.ts';

const METHODS: readonly AdjustmentMethod[] = ['bonferroni', 'holm', 'benjamini-hochberg'];
const ROUNDING = 1 - 1e-12;
const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });

describe('adjustPValues', () => {
  it('multiplies by how many tests are left to pass', () => {
    const p = [0.02, 0.01, 0.04];
    expect(adjustPValues(p, 'bonferroni')).toEqual([0.06, 0.03, 0.12]);
    expect(adjustPValues(p, 'holm')).toEqual([0.04, 0.03, 0.04]);
    expect(adjustPValues(p, 'benjamini-hochberg')).toEqual([0.03, 0.03, 0.04]);
  });

  it('leaves a single p-value alone, and no p-value too', () => {
    for (const method of METHODS) {
      expect(adjustPValues([0.03], method)).toEqual([0.03]);
      expect(adjustPValues([], method)).toEqual([]);
    }
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
