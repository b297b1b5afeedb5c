/** The two sides of a distribution at a point. Either keeps its own digits; neither is taken from 1. */
export type Tails = {
  /** P(X <= x) */
  readonly lower: number;
  /** P(X > x) */
  readonly upper: number;
  /** Natural logarithms: finite where the probabilities are too small for a number. */
  readonly lnLower: number;
  readonly lnUpper: number;
};

/** Both sides, from the logarithm of the lower one. */
export function tailsOfLower(ln: number): Tails {
  const lnLower = Math.min(ln, 0);
  return {
    lower: Math.exp(lnLower),
    upper: 0 - Math.expm1(lnLower),
    lnLower,
    lnUpper: lnOfComplement(lnLower),
  };
}

/** Both sides, from the logarithm of the upper one. */
export function tailsOfUpper(ln: number): Tails {
  return swapTails(tailsOfLower(ln));
}

/** The same point seen from the other end. */
export function swapTails({ lower, upper, lnLower, lnUpper }: Tails): Tails {
  return { lower: upper, upper: lower, lnLower: lnUpper, lnUpper: lnLower };
}

/** `ln(1 - exp(ln))`, for `ln <= 0` */
function lnOfComplement(ln: number): number {
  return ln > -Math.LN2 ? Math.log(-Math.expm1(ln)) : Math.log1p(-Math.exp(ln));
}
