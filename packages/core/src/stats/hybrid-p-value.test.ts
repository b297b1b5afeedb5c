import { describe, expect, it } from 'vitest';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { hybridPValue } from './hybrid-p-value.ts';
import type { PValue } from './p-value.ts';

type Input = { readonly running: PValue; readonly fixed: PValue | null; readonly earlyShare: number };

describe('hybridPValue', () => {
  it.each(goldenCases<Input>('hybrid-p-value'))('is right for $name', ({ input, expected }) => {
    const { earlyShare, ...tests } = input;
    expect(deviations(hybridPValue(tests, { earlyShare }), expected)).toEqual([]);
  });

  it('keeps the error however often it was looked at', () => {
    // The worst case: the two tests never find the same.
    const alpha = 0.05;
    const least = (share: number) => ({ pValue: share * alpha, log10P: Math.log10(share * alpha) });
    const nothing = { pValue: 1, log10P: 0 };
    expect(hybridPValue({ running: least(0.2), fixed: nothing }).pValue).toBeCloseTo(alpha, 12);
    expect(hybridPValue({ running: nothing, fixed: least(0.8) }).pValue).toBeCloseTo(alpha, 12);
  });

  it.each([
    ['running', { running: { pValue: Number.NaN, log10P: Number.NaN }, fixed: null }],
    ['running', { running: { pValue: 0.5, log10P: 0.1 }, fixed: null }],
    ['fixed', { running: { pValue: 1, log10P: 0 }, fixed: { pValue: -1, log10P: -1 } }],
  ])('refuses a %s that is no p-value', (argument, tests) => {
    expect(() => hybridPValue(tests)).toThrow(expect.objectContaining({ code: 'invalid_input', argument }));
  });

  it('refuses a share that leaves nothing to one of the tests', () => {
    const running = { pValue: 1, log10P: 0 };
    for (const earlyShare of [0, 1, Number.NaN]) {
      expect(() => hybridPValue({ running, fixed: null }, { earlyShare })).toThrow(
        expect.objectContaining({ argument: 'earlyShare' }),
      );
    }
  });
});
