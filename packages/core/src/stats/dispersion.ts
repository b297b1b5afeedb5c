/**
 * How much an ad's daily rate varies beyond counting noise, and how well that is known.
 */
export type DispersionEstimate = {
  /** Standard deviation of an ad's daily rate relative to its mean, without what all ads had in common that day. */
  readonly cv: number;
  /** Degrees of freedom behind `cv`; null where it is known exactly. */
  readonly nu: number | null;
};

/** {@link DispersionEstimate} with the effective days of each of several arms, in the order of the arms. */
export type ArmsDispersion = DispersionEstimate & { readonly effectiveDays: readonly number[] };

/**
 * The dispersion that a test of two arms reckons with. 0 says that trials are independent, which impressions of an ad
 * are not: only who randomised people may say so.
 */
export type Dispersion =
  | 0
  | (DispersionEstimate & { readonly effectiveDays: readonly [first: number, second: number] });

/** What is believed of a dispersion before the data: a value and its weight in degrees of freedom. */
export type DispersionPrior = { readonly cv: number; readonly weight: number };
