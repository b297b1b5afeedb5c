import { InvalidInputError } from '../errors/invalid-input-error.ts';

/** @throws InvalidInputError naming `argument` where the value is not a finite number of at least 0 */
export function checkNotNegative(argument: string, value: number): void {
  if (Number.isFinite(value) && value >= 0) return;
  throw new InvalidInputError({ argument, message: `not a number of at least 0: ${value}` });
}

/** @throws InvalidInputError naming `argument` where the value is not a finite number; null is unknown, and fine */
export function checkFinite(argument: string, value: number | null): void {
  if (value === null || Number.isFinite(value)) return;
  throw new InvalidInputError({ argument, message: `not a finite number: ${value}` });
}

/** As {@link checkNotNegative}; null is unknown, and fine. */
export function checkUnknownOrNotNegative(argument: string, value: number | null): void {
  if (value !== null) checkNotNegative(argument, value);
}
