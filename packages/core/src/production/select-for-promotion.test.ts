import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { aPolicy, aVariant } from '../../testing/index.ts';
import type { Variant } from '../model/variant.ts';
import { selectForPromotion } from './select-for-promotion.ts';

type Input = { readonly variants: readonly Partial<Variant>[]; readonly count: number };

describe('selectForPromotion', () => {
  it.each(goldenCases<Input>('select-for-promotion'))('is right for $name', ({ input, expected }) => {
    const { promoted } = selectForPromotion(input.variants.map(aVariant), input.count);
    const figures = promoted.map(({ reason: _, ...each }) => each);
    expect(deviations(figures, expected)).toEqual([]);
  });

  it('tells of every other variant why it is not among them', () => {
    const variants = [
      aVariant({ id: 'a', estimatedScore: 40 }),
      aVariant({ id: 'b', estimatedScore: 80 }),
      aVariant({ id: 'c', fatigued: true }),
      aVariant({ id: 'd', status: 'archived' }),
      aVariant({ id: 'e', uploadStatus: 'failed' }),
    ];
    expect(selectForPromotion(variants, 1)).toMatchObject({
      promoted: [{ variantId: 'b', reason: 'estimated score 80.0, not measured yet' }],
      passedOver: [
        { variantId: 'a', reason: 'estimated score 40.0, not measured yet: others score more' },
        { variantId: 'c', reason: 'worn out' },
        { variantId: 'd', reason: 'archived' },
        { variantId: 'e', reason: 'upload failed' },
      ],
    });
  });

  it('takes number and impressions from a policy', () => {
    const measured = { score: 90, impressions: 500 };
    const variants = ['a', 'b', 'c', 'd'].map((id) => aVariant({ id, actualPerformance: measured }));
    expect(selectForPromotion(variants).promoted.map(({ type }) => type)).toEqual(['test', 'test', 'test']);
    const policy = aPolicy({ production: { promote: 1, promoteMinImpressions: 500 } });
    expect(selectForPromotion(variants, undefined, { policy }).promoted.map(({ type }) => type)).toEqual([
      'scale',
    ]);
  });

  it('does not take a variant without an impression for measured', () => {
    const policy = aPolicy({ production: { promoteMinImpressions: 0 } });
    const variants = [aVariant({ actualPerformance: { score: 0, impressions: 0 } })];
    expect(selectForPromotion(variants, 1, { policy }).promoted).toMatchObject([{ type: 'test', score: 50 }]);
  });

  it('never promotes fewer points than it passes over, in any order of the variants', () => {
    const variant = fc.record({
      estimatedScore: fc.integer({ min: 0, max: 100 }),
      fatigued: fc.boolean(),
      score: fc.integer({ min: 0, max: 100 }),
      impressions: fc.nat(3000),
    });
    assertProperty(
      fc.property(fc.array(variant, { maxLength: 12 }), fc.nat(5), (drawn, count) => {
        const variants = drawn.map(({ score, impressions, ...each }, at) =>
          aVariant({ ...each, id: `v${at}`, actualPerformance: { score, impressions } }),
        );
        const selection = selectForPromotion(variants, count);
        const everyone = selectForPromotion(variants, drawn.length).promoted;
        expect(selection.promoted).toEqual(everyone.slice(0, count));
        expect(everyone.map(({ score }) => score)).toEqual(
          everyone.map(({ score }) => score).toSorted((a, b) => b - a),
        );
        expect(selection.promoted.length + selection.passedOver.length).toBe(drawn.length);
        expect(selectForPromotion(variants.toReversed(), count)).toEqual(selection);
      }),
    );
  });

  it.each([
    ['count', [], -1],
    ['estimatedScore', [{ estimatedScore: Number.NaN }], 1],
    ['estimatedScore', [{ estimatedScore: 140 }], 1],
    ['estimatedScore', [{ estimatedScore: -1 }], 1],
    ['variants', [{ id: 'a' }, { id: 'a', fatigued: true }], 1],
    ['actualPerformance.score', [{ actualPerformance: { score: 101, impressions: 1 } }], 1],
    ['actualPerformance.impressions', [{ actualPerformance: { score: 1, impressions: Number.NaN } }], 1],
  ])('refuses an impossible %s', (argument, variants, count) => {
    expect(() => selectForPromotion(variants.map(aVariant), count)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});
