/** The share of a day's final conversions that is known at the end of the k-th day after it, for k = 0, 1, ... */
export type MaturityCurve = { readonly shares: readonly number[] };
