import { betaQuantile } from './special-functions/beta-quantile.ts';
import { checkParameter, checkProbability } from './special-functions/parameter.ts';
import { checkTrialCounts } from './trial-counts.ts';

/** The parameters of a beta distribution: what is believed of a rate, as if `alpha` successes and `beta` failures. */
export type BetaParameters = { readonly alpha: number; readonly beta: number };

/** What is believed of a rate after its trials. */
export type BetaPosterior = BetaParameters & { readonly mean: number; readonly variance: number };

/** Every rate is as likely as any other. */
export const UNIFORM_PRIOR: BetaParameters = { alpha: 1, beta: 1 };

/**
 * What is believed of a rate after its trials: the conjugate posterior of independent trials.
 *
 * @param prior uniform by default; parameters of 1e-100 to 1e100
 * @throws InvalidInputError for impossible counts or another prior
 */
export function betaPosterior(
  successes: number,
  trials: number,
  prior: BetaParameters = UNIFORM_PRIOR,
): BetaPosterior {
  checkTrialCounts({ successes, trials });
  checkParameter('prior.alpha', prior.alpha);
  checkParameter('prior.beta', prior.beta);
  const alpha = prior.alpha + successes;
  const beta = prior.beta + (trials - successes);
  const mean = alpha / (alpha + beta);
  return { alpha, beta, mean, variance: (mean * (beta / (alpha + beta))) / (alpha + beta + 1) };
}

/**
 * The range that holds the rate with the given probability, with equal tails outside.
 *
 * @param confidence such as 0.95, between 0 and 1
 * @throws InvalidInputError for another confidence, or parameters that are not 1e-100 to 1e100
 */
export function credibleInterval(
  { alpha, beta }: BetaParameters,
  confidence: number,
): readonly [low: number, high: number] {
  checkProbability('confidence', confidence);
  const tail = (1 - confidence) / 2;
  return [betaQuantile(tail, alpha, beta), 1 - betaQuantile(tail, beta, alpha)];
}
