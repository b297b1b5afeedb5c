import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { type BetaParameters, betaPosterior, credibleInterval } from './beta-posterior.ts';

type Input = {
  readonly successes: number;
  readonly trials: number;
  readonly prior: BetaParameters;
  readonly confidence: number;
};

const counts = fc
  .tuple(fc.nat(1_000_000_000), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([trials, share]) => ({ successes: trials * share ** 3, trials }));
const weight = fc.double({ min: -3, max: 3, noNaN: true }).map((exponent) => 10 ** exponent);

describe('betaPosterior', () => {
  it.each(goldenCases<Input>('beta-posterior'))('is right for $name', ({ input, expected }) => {
    const posterior = betaPosterior(input.successes, input.trials, input.prior);
    const interval = credibleInterval(posterior, input.confidence);
    expect(deviations({ posterior, interval }, expected)).toEqual([]);
  });

  it('lies between what was believed and what was seen', () => {
    assertProperty(
      fc.property(counts, weight, weight, ({ successes, trials }, alpha, beta) => {
        const { mean, variance } = betaPosterior(successes, trials, { alpha, beta });
        const prior = alpha / (alpha + beta);
        const seen = trials === 0 ? prior : successes / trials;
        expect(mean).toBeGreaterThanOrEqual(Math.min(prior, seen) * (1 - 1e-12));
        expect(mean).toBeLessThanOrEqual(Math.max(prior, seen) * (1 + 1e-12));
        expect(variance).toBeGreaterThan(0);
      }),
    );
  });

  it('holds the mean in an interval that widens with confidence, where the density has a peak', () => {
    assertProperty(
      fc.property(counts, ({ successes, trials }) => {
        const posterior = betaPosterior(successes, trials);
        const [low, high] = credibleInterval(posterior, 0.9);
        const [lower, higher] = credibleInterval(posterior, 0.99);
        expect(lower <= low && low < high && high <= higher).toBe(true);
        expect(lower >= 0 && higher <= 1).toBe(true);
        expect(low <= posterior.mean && posterior.mean <= high).toBe(true);
      }),
    );
  });

  it('is told also where all were successes and the prior says next to nothing', () => {
    const posterior = betaPosterior(10, 10, { alpha: 1e-5, beta: 1e-5 });
    expect(credibleInterval(posterior, 0.999)).toEqual([1, 1]);
    // P(x < 0.5) is 5e-9 or so: of all but nothing there is a lower end.
    expect(credibleInterval(posterior, 1 - 1e-9)[0]).toBeLessThan(0.5);
  });

  it.each([
    ['trials', 0, Number.NaN, { alpha: 1, beta: 1 }, 0.95],
    ['successes', 2, 1, { alpha: 1, beta: 1 }, 0.95],
    ['prior.alpha', 1, 2, { alpha: 0, beta: 1 }, 0.95],
    ['prior.beta', 1, 2, { alpha: 1, beta: Number.POSITIVE_INFINITY }, 0.95],
    ['confidence', 1, 2, { alpha: 1, beta: 1 }, 1],
  ])('refuses an impossible %s', (argument, successes, trials, prior, confidence) => {
    expect(() => credibleInterval(betaPosterior(successes, trials, prior), confidence)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});
