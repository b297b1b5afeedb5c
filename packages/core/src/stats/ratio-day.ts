/** One day of a ratio of sums, such as spend and conversions of a cost per conversion. */
export type RatioDay = { readonly numerator: number; readonly denominator: number };
