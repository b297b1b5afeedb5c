const MAX_STEPS = 500;
// Convergence is quadratic: after a step of this size the next one would be lost in rounding.
const SETTLED = 1e-10;
// Far from the root the tangent may point anywhere.
const LONGEST_STEP = 2;

/**
 * A root by Newton's method with bounded steps.
 *
 * @param correction what Newton's method adds to the present value
 * @throws Error rather than giving a value that has not settled
 */
export function newton(start: number, correction: (value: number) => number): number {
  let value = start;
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    const step = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, correction(value)));
    value += step;
    if (Math.abs(step) <= SETTLED * Math.max(1, Math.abs(value))) return value;
  }
  throw new Error(`no root near ${value}`);
}
