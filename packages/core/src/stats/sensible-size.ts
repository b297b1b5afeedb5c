import { InvalidInputError } from '../errors/invalid-input-error.ts';

/** Beyond these, squares and their products leave the range of a number. */
export const SMALLEST = 1e-60;
export const LARGEST = 1e60;

/** Whether a number is positive and of a size that can be reckoned with. */
export function isSensible(value: number): boolean {
  return value >= SMALLEST && value <= LARGEST;
}

/** @throws InvalidInputError where a number is not positive, or beyond the sizes that can be reckoned with */
export function checkSensible(argument: string, value: number): void {
  if (isSensible(value)) return;
  throw new InvalidInputError({ argument, message: `not a positive number of sensible size: ${value}` });
}
