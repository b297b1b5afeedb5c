import { mixtureCritical, mixtureShare } from './mixture-critical.ts';
import { overNormal } from './over-normal.ts';
import { normalTails } from './special-functions/normal-distribution.ts';

/** A difference at the end of an always-valid test, while information comes in evenly. */
export type PlannedDifference = {
  /** Of the true difference; below 0 in the other direction. */
  readonly effect: number;
  /** Its standard deviation. */
  readonly spread: number;
  /** The standard error that the test reckons with, where the variance is not misjudged. */
  readonly error: number;
  /** Standard deviation of the true differences that the mixture expects. */
  readonly expected: number;
  /** Degrees of freedom of the variance; null where it is known. */
  readonly nu: number | null;
};

/**
 * The chance that an always-valid test of a difference has found it by its end, at any of many looks.
 *
 * Information makes the observed difference a Brownian motion with drift; the bound that it has to cross bends so little
 * that its tangent at the end stands for it, for which the chance is known. A variance that is estimated is misjudged by
 * about the same factor all the time: the chance is averaged over that factor.
 *
 * Sources: A. Wald, "Sequential analysis" (1947), and D. Siegmund, "Sequential analysis" (1985), 3, for straight bounds;
 * E. B. Wilson and M. M. Hilferty, "The distribution of chi-square", PNAS 17 (1931), for the factor.
 */
export function crossingChance(planned: PlannedDifference, alpha: number): number {
  const { nu } = planned;
  if (nu === null) return chanceAt(planned, alpha, 1);
  const part = 2 / (9 * nu);
  return overNormal((z) => chanceAt(planned, alpha, Math.max(LEAST, 1 - part + z * Math.sqrt(part)) ** 1.5));
}

// A variance that is judged to be nothing.
const LEAST = 1e-4;

/** @param factor by which the standard error is misjudged */
function chanceAt(
  { effect, spread, error, expected, nu }: PlannedDifference,
  alpha: number,
  factor: number,
): number {
  const judged = factor * error;
  const critical = mixtureCritical(mixtureShare((expected / judged) ** 2), { alpha, nu });
  if (critical === null) return 0;
  const { square, growth } = critical;
  const bound = Math.sqrt(square) * (judged / spread);
  // Of its tangent: what is left of the bound without information, and what is added on the way to the end.
  const start = bound * (0.5 - growth / (2 * square));
  const drift = effect / spread - (bound - start);
  const late = normalTails(drift - start).lower;
  const early = Math.exp(2 * start * drift + normalTails(-drift - start).lnLower);
  return Math.min(1, late + early);
}
