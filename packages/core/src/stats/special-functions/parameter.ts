import { InvalidInputError } from '../../errors/invalid-input-error.ts';

// Beyond these, products of two parameters leave the range of a number.
const SMALLEST = 1e-100;
const LARGEST = 1e100;

/**
 * Checks a parameter of a distribution.
 *
 * @throws InvalidInputError where it is not a positive number of 1e-100 to 1e100
 */
export function checkParameter(argument: string, value: number): void {
  if (value >= SMALLEST && value <= LARGEST) return;
  throw new InvalidInputError({ argument, message: `not a positive number of sensible size: ${value}` });
}

/**
 * Checks a probability that a quantile is asked for.
 *
 * @throws InvalidInputError where it is not inside 0..1, both excluded
 */
export function checkProbability(argument: string, value: number): void {
  if (value > 0 && value < 1) return;
  throw new InvalidInputError({ argument, message: `not between 0 and 1: ${value}` });
}
