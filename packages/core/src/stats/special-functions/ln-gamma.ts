const SERIES_FROM = 10;
// Of x^-1, x^-3, x^-5, ...: B(2k) / (2k (2k - 1)) with the Bernoulli numbers B.
const SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];
const HALF_LN_TAU = 0.5 * Math.log(2 * Math.PI);

/**
 * What Stirling's formula leaves out: `ln Gamma(x) - ((x - 1/2) ln x - x + ln(2 pi) / 2)`, for `x > 0`.
 *
 * Densities are written with it rather than with {@link lnGamma}, whose large parts would only cancel.
 */
export function stirlingError(x: number): number {
  let shifted = x;
  let sum = 0;
  for (; shifted < SERIES_FROM; shifted += 1) sum += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
  const square = 1 / (shifted * shifted);
  return sum + SERIES.reduceRight((tail, coefficient) => tail * square + coefficient, 0) / shifted;
}

/** Natural logarithm of the gamma function, for `x > 0`. */
export function lnGamma(x: number): number {
  return (x - 0.5) * Math.log(x) - x + HALF_LN_TAU + stirlingError(x);
}
