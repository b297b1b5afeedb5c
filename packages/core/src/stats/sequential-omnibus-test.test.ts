import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { sequentialOmnibusTest } from './sequential-omnibus-test.ts';
import type { TrialCounts } from './trial-counts.ts';

const ARM: TrialCounts = { successes: 100, trials: 5000 };
const anyArms = fc.array(
  fc
    .tuple(fc.nat(1_000_000_000), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([trials, share]): TrialCounts => ({ trials, successes: Math.floor(trials * share) })),
  { minLength: 2, maxLength: 15 },
);

describe('sequentialOmnibusTest', () => {
  it.each(
    goldenCases<{ readonly arms: readonly TrialCounts[]; readonly tau?: number }>('sequential-omnibus-test'),
  )('is right for $name', ({ input: { arms, ...options }, expected }) => {
    expect(deviations(sequentialOmnibusTest(arms, options), expected)).toEqual([]);
  });

  it('gives a finite answer for all counts, in any order', () => {
    assertProperty(
      fc.property(anyArms, (arms) => {
        const { lnE, pValue } = sequentialOmnibusTest(arms);
        expect(Number.isFinite(lnE)).toBe(true);
        expect(pValue).toBeLessThanOrEqual(1);
        const turned = sequentialOmnibusTest(arms.toReversed()).lnE;
        expect(Math.abs(turned - lnE)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(lnE)));
      }),
    );
  });

  it('is finite for the largest counts and scales', () => {
    const arms = [
      { successes: 1e8, trials: 1e9 },
      { successes: 9e8, trials: 1e9 },
    ];
    for (const tau of [1e-60, 1e60]) {
      const { lnE, pValue } = sequentialOmnibusTest(arms, { tau });
      expect(Number.isFinite(lnE) && pValue <= 1).toBe(true);
    }
  });

  it.each([
    ['arms', [ARM], {}],
    ['successes', [ARM, { successes: 2, trials: 1 }], {}],
    ['tau', [ARM, ARM], { tau: 0 }],
    ['tau', [ARM, ARM], { tau: 1e150 }],
  ])('refuses impossible %s', (argument, arms, options) => {
    expect(() => sequentialOmnibusTest(arms, options)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});
