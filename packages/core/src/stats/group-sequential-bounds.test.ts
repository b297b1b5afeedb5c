import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { goldenCases } from '../../testing/golden-cases.ts';
import { createRng } from '../shared/rng.ts';
import type { AlphaSpending } from './alpha-spending.ts';
import { groupSequentialBounds } from './group-sequential-bounds.ts';
import { normalQuantile } from './special-functions/normal-distribution.ts';

type Input = {
  readonly looks: number | readonly number[];
  readonly alpha: number;
  readonly spending: AlphaSpending;
};

const anySpending = fc.oneof(
  fc.constantFrom<AlphaSpending>('obrien_fleming', 'pocock'),
  fc.double({ min: 0.01, max: 20, noNaN: true }).map((power): AlphaSpending => ({ power })),
);
const anyLooks = fc
  .uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.sort((a, b) => a - b).map((part) => part / 40));
const anyAlpha = fc.double({ min: -9, max: -0.01, noNaN: true }).map((exponent) => 10 ** exponent);

describe('groupSequentialBounds', () => {
  it.each(goldenCases<Input, readonly number[]>('group-sequential-bounds'))(
    'is right for $name',
    ({ input, expected }) => {
      const bounds = groupSequentialBounds(input).map(({ z }) => z);
      expect(bounds.length).toBe(expected.length);
      expected.forEach((z, look) => {
        expect(bounds[look]).toBeCloseTo(z, 3);
      });
    },
  );

  it('spends ever more, up to alpha at the end', () => {
    assertProperty(
      fc.property(anyLooks, anyAlpha, anySpending, (looks, alpha, spending) => {
        const bounds = groupSequentialBounds({ looks, alpha, spending });
        let spent = 0;
        for (const { z, pValue, log10P, alphaSpent } of bounds) {
          expect(Number.isFinite(z) && z > 0 && Number.isFinite(log10P)).toBe(true);
          // Crossing this bound is one way to have stopped by now.
          expect(pValue).toBeLessThanOrEqual(alphaSpent * (1 + 1e-9));
          expect(alphaSpent).toBeGreaterThanOrEqual(spent);
          spent = alphaSpent;
        }
        if (looks.at(-1) === 1) expect(spent / alpha).toBeCloseTo(1, 9);
      }),
      { numRuns: 30 },
    );
  });

  it('asks for as much of a look whether or not later ones are planned', () => {
    const all = groupSequentialBounds({ looks: [0.2, 0.5, 0.9, 1], alpha: 0.05, spending: 'pocock' });
    const some = groupSequentialBounds({ looks: [0.2, 0.5], alpha: 0.05, spending: 'pocock' });
    some.forEach(({ z }, look) => {
      expect(z).toBeCloseTo(all[look]?.z ?? 0, 9);
    });
  });

  it('lets alpha of all tests without a difference stop', () => {
    const bounds = groupSequentialBounds({ looks: 4, alpha: 0.1, spending: 'pocock' });
    const rng = createRng('group sequential');
    let stopped = 0;
    for (let run = 0; run < 20_000; run += 1) {
      let walk = 0;
      const crossed = bounds.some(({ information, z }) => {
        walk += normalQuantile(rng.next() || 0.5) / 2;
        return Math.abs(walk) / Math.sqrt(information) >= z;
      });
      if (crossed) stopped += 1;
    }
    expect(stopped / 20_000).toBeGreaterThan(0.093);
    expect(stopped / 20_000).toBeLessThan(0.107);
  });

  it('has bounds where next to nothing may be spent', () => {
    const bounds = groupSequentialBounds({
      looks: [0.001, 0.002, 1],
      alpha: 1e-9,
      spending: 'obrien_fleming',
    });
    expect(bounds[0]?.z).toBeCloseTo(196.6618, 3);
    expect(bounds[0]?.alphaSpent).toBe(0);
    expect(bounds[0]?.log10P).toBeCloseTo(-8400.75, 1);
  });

  it.each([
    ['looks', 0, 0.05, 'pocock'],
    ['looks', 2.5, 0.05, 'pocock'],
    ['looks', [], 0.05, 'pocock'],
    ['looks', [0.5, 0.5, 1], 0.05, 'pocock'],
    ['looks', [0.5, 1.1], 0.05, 'pocock'],
    ['looks', [0.5, Number.NaN], 0.05, 'pocock'],
    ['looks', 2000, 0.05, 'pocock'],
    ['alpha', 3, 0, 'pocock'],
    ['alpha', 3, 1, 'pocock'],
    ['spending', 3, 0.05, { power: 0 }],
  ] as const)('refuses impossible %s', (argument, looks, alpha, spending) => {
    expect(() => groupSequentialBounds({ looks, alpha, spending })).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});
