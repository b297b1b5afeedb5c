import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import cases from '../../cases/attribution.json' with { type: 'json' };
import { assertProperty } from '../../testing/assert-property.ts';
import { aPolicy, NOW } from '../../testing/index.ts';
import { addHours } from '../shared/instant.ts';
import { type AttributionModel, attributeConversion } from './attribute-conversion.ts';

const MODELS: readonly AttributionModel[] = [
  'last_click',
  'first_click',
  'linear',
  'time_decay',
  'position_based',
];

function attribute(daysBefore: readonly number[], model: AttributionModel | undefined, roas = {}) {
  const path = daysBefore.map((days, index) => ({ id: `touch-${index}`, at: addHours(NOW, -24 * days) }));
  if (model === undefined) throw new Error('no such model');
  return attributeConversion(path, { model, convertedAt: NOW, policy: aPolicy({ roas }) });
}

const sharesOf = (touches: readonly { readonly share: number }[]) => touches.map(({ share }) => share);

describe('attributeConversion', () => {
  it.each(cases)('gives credit to $name', ({ input, expected }) => {
    const model = MODELS.find((each) => each === input.model);
    const shares = sharesOf(attribute(input.daysBefore, model));
    expect(shares).toHaveLength(expected.length);
    for (const [index, share] of expected.entries()) expect(shares[index]).toBeCloseTo(share, 12);
  });

  it('follows the policy', () => {
    expect(sharesOf(attribute([2, 0], 'time_decay', { attributionHalfLifeDays: 1 }))).toEqual([0.2, 0.8]);
    const ends = { attributionEnds: { first: 0.2, last: 0.6 } };
    for (const [index, share] of sharesOf(attribute([3, 2, 1], 'position_based', ends)).entries())
      expect(share).toBeCloseTo([0.2, 0.2, 0.6][index] ?? 0, 12);
  });

  it('gives all of the credit, no less to a later touch of two that decay, in whatever order they come', () => {
    const days = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 12 });
    assertProperty(
      fc.property(days, fc.constantFrom(...MODELS), (daysBefore, model) => {
        const shares = sharesOf(attribute(daysBefore, model));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        expect(shares.every((share) => share >= 0)).toBe(true);
        if (model === 'time_decay') expect(shares).toEqual(shares.toSorted((a, b) => a - b));
        for (const [index, share] of sharesOf(attribute(daysBefore.toReversed(), model)).entries())
          expect(share).toBeCloseTo(shares[index] ?? Number.NaN, 12);
      }),
    );
  });

  it('refuses a touch after the conversion', () => {
    expect(() => attribute([3, -0.01], 'linear')).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument: 'path' }),
    );
  });
});
