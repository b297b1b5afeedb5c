import { describe, expect, it } from 'vitest';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import type { Contrast } from './mixture-test.ts';
import { testEquivalence } from './test-equivalence.ts';

type Input = { readonly contrast: Contrast; readonly alpha: number; readonly margin: number };

const CONTRAST: Contrast = { difference: 0, variance: 2.5e-6, scale: 0.02, nu: 37 };

describe('testEquivalence', () => {
  it.each(goldenCases<Input>('test-equivalence'))('is right for $name', ({ input, expected }) => {
    const { contrast, ...options } = input;
    expect(deviations(testEquivalence(contrast, options), expected)).toEqual([]);
  });

  it('finds it easier the wider the margin', () => {
    const pValues = [0.05, 0.1, 0.2, 0.4, 4].map(
      (margin) => testEquivalence(CONTRAST, { alpha: 0.05, margin }).pValue,
    );
    expect(pValues).toEqual(pValues.toSorted((a, b) => b - a));
  });

  it.each([
    ['variance', { ...CONTRAST, variance: 0 }],
    ['variance', { ...CONTRAST, variance: Number.NaN }],
    ['scale', { ...CONTRAST, scale: -1 }],
    ['nu', { ...CONTRAST, nu: 0 }],
    ['difference', { ...CONTRAST, difference: Number.NaN }],
  ])('refuses a contrast with an impossible %s', (argument, contrast) => {
    expect(() => testEquivalence(contrast, { alpha: 0.05, margin: 0.2 })).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });

  it.each([
    ['alpha', { alpha: 1, margin: 0.2 }],
    ['margin', { alpha: 0.05, margin: 0 }],
    ['margin', { alpha: 0.05, margin: Number.NaN }],
  ])('refuses an impossible %s', (argument, options) => {
    expect(() => testEquivalence(CONTRAST, options)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});
