/** Days that all variants of a test share, weighted so that each counts alike for all of them. */
export type DayWeighting = {
  /** By variant and day: what a day's figures are multiplied by before they are summed. */
  readonly factors: readonly (readonly number[])[];
  /** What each day counts for: in exposure that all variants have. */
  readonly shared: readonly number[];
};

/**
 * Weights of days for variants that were not served in the same proportions on each day. Days differ for everybody (a
 * weekday, a holiday, conversions still to come): whoever had more of his impressions on the good days would otherwise
 * look better.
 *
 * A day counts as much as the harmonic mean of the variants' exposure on it, for each of them. The sums that follow are
 * `rate x exposure` with the directly standardised rate and the exposure that would leave it as uncertain: the expected
 * rates of alike variants are the same whatever the days are like, and of two of them the variance of the difference,
 * pooled, is exactly that of the weighted days. Where all have the same share of each day the factors are 1 and the sums
 * the plain ones.
 *
 * Source: W. G. Cochran's weights for the common difference of several 2 x 2 tables.
 *
 * @param exposure by variant and day; above 0 everywhere
 */
export function weighDays(exposure: readonly (readonly number[])[]): DayWeighting {
  const days = exposure[0] ?? [];
  const shared = days.map(
    (_, day) => exposure.length / exposure.reduce((sum, row) => sum + 1 / (row[day] ?? 0), 0),
  );
  const total = shared.reduce((sum, weight) => sum + weight, 0);
  const factors = exposure.map((row) => {
    const shares = row.map((each, day) => (shared[day] ?? 0) / each);
    const squares = shares.reduce((sum, share, day) => sum + share * (shared[day] ?? 0), 0);
    return shares.map((share) => (share * total) / squares);
  });
  return { factors, shared };
}
