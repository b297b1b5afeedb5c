/** How sure the interval of a curve's shares is. */
export const MATURITY_CONFIDENCE = 0.95;

/**
 * The share of a day's final conversions that is known at the end of the k-th day after it, for k = 0, 1, ...; beyond the
 * last the day counts as final. `low` and `high` are the ends of each share's 95 % interval.
 */
export type MaturityCurve = {
  readonly shares: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
};
