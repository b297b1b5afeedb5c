// Sums of fractions are off by rounding: what equals a threshold on paper may lie a little beyond it here.
const ROUNDING = 1e-9;

/** Whether a value exceeds a threshold by more than rounding makes of it. */
export function isAbove(value: number, threshold: number): boolean {
  return value > threshold + ROUNDING * Math.abs(threshold);
}

/** Whether a value falls short of a threshold by more than rounding makes of it. */
export function isBelow(value: number, threshold: number): boolean {
  return value < threshold - ROUNDING * Math.abs(threshold);
}
