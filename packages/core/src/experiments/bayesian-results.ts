import { integrateBestArm } from '../stats/best-arm.ts';
import { findBestOfNormals } from '../stats/best-of-normals.ts';
import { betaPosterior } from '../stats/beta-posterior.ts';
import type { MeasuredVariants } from './measure-variants.ts';

/** What is believed of one variant after the data. */
export type BayesianResult = {
  readonly variantId: string;
  /** That its true rate or value is the highest of all. */
  readonly probabilityBest: number;
  /** How much less than the best it is expected to be, relative to its own; null where that is not above 0. */
  readonly expectedLoss: number | null;
};

/**
 * Probability to be best and expected loss of each variant: of rates from beta posteriors with a uniform prior, of values
 * from normal ones with the variance of the test.
 *
 * @returns null where a variant's value is not known at all
 */
export function judgeByPosterior({
  measures,
  counts,
  values,
}: MeasuredVariants): readonly BayesianResult[] | null {
  const rates = counts?.map(({ successes, trials }) => betaPosterior(successes, trials)) ?? null;
  const known = rates ?? values;
  if (known === null) return null;
  const { probabilities, expectedMaximum } =
    rates === null ? findBestOfNormals(values ?? []) : integrateBestArm(rates);
  return measures.ids.map((variantId, at) => {
    const mean = known[at]?.mean ?? 0;
    return {
      variantId,
      probabilityBest: probabilities[at] ?? 0,
      expectedLoss: mean > 0 ? Math.max(0, expectedMaximum - mean) / mean : null,
    };
  });
}
