import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { integrateBestArm } from './best-arm.ts';
import { type BetaParameters, betaPosterior, UNIFORM_PRIOR } from './beta-posterior.ts';
import type { TrialCounts } from './trial-counts.ts';

export type PosteriorOptions = {
  /** What is believed of every rate beforehand; uniform by default, parameters of 1e-100 to 1e100. */
  readonly prior?: BetaParameters;
};

/** {@link probabilityBest} and {@link expectedLoss} of the same arms, for the price of one. */
function comparePosteriors(
  arms: readonly TrialCounts[],
  { prior = UNIFORM_PRIOR }: PosteriorOptions = {},
): { readonly probabilities: readonly number[]; readonly losses: readonly number[] } {
  if (arms.length < 2) throw new InvalidInputError({ argument: 'arms', message: 'fewer than two arms' });
  const posteriors = arms.map(({ successes, trials }) => betaPosterior(successes, trials, prior));
  const { probabilities, expectedMaximum } = integrateBestArm(posteriors);
  return { probabilities, losses: posteriors.map(({ mean }) => Math.max(0, expectedMaximum - mean)) };
}

/**
 * For each arm, the probability that its true rate is the highest of all. They sum to 1; equal arms share equally.
 *
 * Rates are independent beta posteriors. The integral is a quadrature: the same counts always give the same digits, at
 * least ten of them, from no trials at all to billions.
 *
 * ```ts
 * probabilityBest([{ successes: 120, trials: 1000 }, { successes: 100, trials: 1000 }]); // [0.923, 0.077]
 * ```
 *
 * The counts are taken as independent trials: where days differ by more than that, it is too sure of itself.
 *
 * @param arms two or more
 * @throws InvalidInputError for fewer arms, impossible counts or an impossible prior
 */
export function probabilityBest(
  arms: readonly TrialCounts[],
  options: PosteriorOptions = {},
): readonly number[] {
  return comparePosteriors(arms, options).probabilities;
}

/**
 * For each arm, how much higher the highest true rate is expected to be than its own, in the unit of a rate: what choosing
 * it is expected to cost per trial. The basis is that of {@link probabilityBest}.
 *
 * @param arms two or more
 * @throws InvalidInputError for fewer arms, impossible counts or an impossible prior
 */
export function expectedLoss(
  arms: readonly TrialCounts[],
  options: PosteriorOptions = {},
): readonly number[] {
  return comparePosteriors(arms, options).losses;
}
