const SERIES_LIMIT = 0.5;

/** `x - ln(1 + x)` for `x > -1`: never negative, and without the cancellation of the two terms near 0. */
export function excessOverLn(x: number): number {
  if (Math.abs(x) > SERIES_LIMIT) return x - Math.log1p(x);
  // ln(1 + x) = 2 artanh(r), so the linear parts leave x r exactly.
  const r = x / (2 + x);
  const square = r * r;
  let power = 2 * r * square;
  let rest = 0;
  for (let odd = 3; Math.abs(power) > Number.EPSILON * square * 1e-2; odd += 2) {
    rest += power / odd;
    power *= square;
  }
  return x * r - rest;
}

/**
 * `a ln(a / b) + b - a` for positive `a` and `b`: how far `b` is from `a`, the exponent of every density of the gamma
 * and beta families relative to its peak. Exact to the last digits where the two are close.
 */
export function deviance(a: number, b: number): number {
  const ratio = (b - a) / a;
  return Math.abs(ratio) > SERIES_LIMIT ? b - a - a * lnQuotient(b, a) : a * excessOverLn(ratio);
}

function lnQuotient(b: number, a: number): number {
  const ln = Math.log(b / a);
  // The quotient of extreme values leaves the range of a number.
  return Number.isFinite(ln) ? ln : Math.log(b) - Math.log(a);
}
