import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { expectedLoss, type PosteriorOptions, probabilityBest } from './probability-best.ts';
import { lnGamma } from './special-functions/ln-gamma.ts';
import type { TrialCounts } from './trial-counts.ts';

type Input = PosteriorOptions & { readonly arms: readonly TrialCounts[] };

const anyArm = fc
  .tuple(
    fc.oneof(fc.nat(50), fc.nat(100_000), fc.nat(1_000_000_000)),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([trials, share]): TrialCounts => ({ successes: Math.floor(trials * share ** 4), trials }));
const anyArms = fc.array(anyArm, { minLength: 2, maxLength: 15 });
const weight = fc.double({ min: -2, max: 4, noNaN: true }).map((exponent) => 10 ** exponent);
const anyPrior = fc.record({ alpha: weight, beta: weight });

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** P(first > second) of two posteriors with whole parameters: a finite sum. */
function closedForm([a1, b1]: readonly [number, number], [a2, b2]: readonly [number, number]): number {
  const lnBeta = (a: number, b: number): number => lnGamma(a) + lnGamma(b) - lnGamma(a + b);
  return sum(
    Array.from({ length: a1 }, (_, i) =>
      Math.exp(lnBeta(a2 + i, b1 + b2) - Math.log(b1 + i) - lnBeta(1 + i, b1) - lnBeta(a2, b2)),
    ),
  );
}

describe('probabilityBest and expectedLoss', () => {
  it.each(goldenCases<Input>('probability-best'))('are right for $name', ({ input, expected }) => {
    const { arms, ...options } = input;
    const actual = { probabilities: probabilityBest(arms, options), losses: expectedLoss(arms, options) };
    expect(deviations(actual, expected)).toEqual([]);
  });

  it('are probabilities that sum to 1, and losses of at most a rate, for any arms and any prior', () => {
    assertProperty(
      fc.property(anyArms, anyPrior, (arms, prior) => {
        const probabilities = probabilityBest(arms, { prior });
        expect(Math.abs(sum(probabilities) - 1)).toBeLessThanOrEqual(1e-12);
        for (const p of probabilities) expect(p >= 0 && p <= 1 + 1e-12).toBe(true);
        for (const loss of expectedLoss(arms, { prior })) expect(loss >= 0 && loss <= 1 + 1e-12).toBe(true);
      }),
    );
  });

  it('do not depend on the order of the arms', () => {
    assertProperty(
      fc.property(anyArms, (arms) => {
        const there = probabilityBest(arms);
        const back = probabilityBest(arms.toReversed()).toReversed();
        there.forEach((p, arm) => {
          expect(Math.abs(p - (back[arm] ?? 0))).toBeLessThanOrEqual(1e-12);
        });
      }),
    );
  });

  it('give equal arms equal shares, whatever their number and volume', () => {
    for (const arms of [2, 7, 15]) {
      for (const arm of [
        { successes: 0, trials: 0 },
        { successes: 20, trials: 1000 },
        { successes: 2e7, trials: 1e9 },
        { successes: 1e9, trials: 1e9 },
      ]) {
        for (const p of probabilityBest(Array.from({ length: arms }, () => arm))) {
          expect(Math.abs(p - 1 / arms)).toBeLessThanOrEqual(1e-13);
        }
      }
    }
  });

  it('agree with the closed form of two arms', () => {
    assertProperty(
      fc.property(fc.nat(60), fc.nat(400), fc.nat(60), fc.nat(400), (x1, f1, x2, f2) => {
        const [p = 0] = probabilityBest([
          { successes: x1, trials: x1 + f1 },
          { successes: x2, trials: x2 + f2 },
        ]);
        expect(Math.abs(p - closedForm([x1 + 1, f1 + 1], [x2 + 1, f2 + 1]))).toBeLessThanOrEqual(1e-10);
      }),
    );
  });

  it('believe more in an arm with more successes', () => {
    let last = 0;
    for (let successes = 0; successes <= 60; successes += 4) {
      const [p = 0] = probabilityBest([
        { successes, trials: 1000 },
        { successes: 30, trials: 1000 },
        { successes: 25, trials: 1000 },
      ]);
      expect(p).toBeGreaterThan(last);
      last = p;
    }
  });

  it('lose least by the arm with the highest mean', () => {
    assertProperty(
      fc.property(anyArms, (arms) => {
        const means = arms.map(({ successes, trials }) => (successes + 1) / (trials + 2));
        const losses = expectedLoss(arms);
        expect(losses[means.indexOf(Math.max(...means))]).toBe(Math.min(...losses));
      }),
    );
  });

  it('refuse a single arm, impossible counts and an impossible prior', () => {
    const arm = { successes: 1, trials: 2 };
    for (const [argument, arms, prior] of [
      ['arms', [arm], { alpha: 1, beta: 1 }],
      ['successes', [arm, { successes: 3, trials: 2 }], { alpha: 1, beta: 1 }],
      ['prior.alpha', [arm, arm], { alpha: 0, beta: 1 }],
    ] as const) {
      const refusal = expect.objectContaining({ code: 'invalid_input', argument });
      expect(() => probabilityBest(arms, { prior })).toThrow(refusal);
      expect(() => expectedLoss(arms, { prior })).toThrow(refusal);
    }
  });
});
