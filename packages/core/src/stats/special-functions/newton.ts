import { InvalidInputError } from '../../errors/invalid-input-error.ts';

const MAX_STEPS = 500;
// Convergence is quadratic: after a step of this size the next one would be lost in rounding.
const SETTLED = 1e-10;
// Far from the root the tangent may point anywhere.
const LONGEST_STEP = 2;

/**
 * A root by Newton's method with bounded steps.
 *
 * @param correction what Newton's method adds to the present value
 * @throws InvalidInputError rather than giving a value that has not settled
 */
export function newton(start: number, correction: (value: number) => number): number {
  let value = start;
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    const step = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, correction(value)));
    value += step;
    if (isSettled(step, value)) return value;
  }
  throw unsettled(value);
}

/**
 * A root by Newton's method between two points on either side of it, which every step brings closer together. Where the
 * tangent leads out of them their middle is tried.
 *
 * @param correction what Newton's method adds to the present value; its sign tells on which side the root is
 * @throws InvalidInputError rather than giving a value that has not settled
 */
export function newtonBetween(
  [low, high]: readonly [low: number, high: number],
  start: number,
  correction: (value: number) => number,
): number {
  let [below, above] = [low, high];
  let value = Math.max(low, Math.min(high, start));
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    const step = correction(value);
    const next = value + step;
    if (isSettled(step, next)) return next;
    if (step > 0) below = value;
    else above = value;
    value = next > below && next < above ? next : below + (above - below) / 2;
    // Where digits are lost, steps stay longer than what the points leave open.
    if (isSettled(above - below, value)) return value;
  }
  throw unsettled(value);
}

function isSettled(step: number, value: number): boolean {
  return Math.abs(step) <= SETTLED * Math.max(1, Math.abs(value));
}

function unsettled(value: number): InvalidInputError {
  return new InvalidInputError({ argument: 'start', message: `no root near ${value}` });
}
