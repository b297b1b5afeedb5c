import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { ArmsDispersion, DispersionEstimate } from './dispersion.ts';
import { isSensible, LARGEST } from './sensible-size.ts';

/**
 * Checks a dispersion; 0 effective days are those of an arm that was not served.
 *
 * @throws InvalidInputError for what is none, also where it is left out: trials must not pass for independent by mistake;
 * and where it has not one number of effective days for each arm
 */
export function checkDispersion(dispersion: 0 | ArmsDispersion, arms = 2): void {
  if (dispersion === 0) return;
  const possible =
    Array.isArray(dispersion?.effectiveDays) &&
    isSpread(dispersion.cv) &&
    isFreedom(dispersion.nu) &&
    dispersion.effectiveDays.every((days) => days === 0 || isSensible(days));
  if (!possible) {
    throw new InvalidInputError({
      argument: 'dispersion',
      message: `neither 0 nor a spread with its effective days: ${JSON.stringify(dispersion)}`,
    });
  }
  const { length } = dispersion.effectiveDays;
  if (length === arms) return;
  throw new InvalidInputError({
    argument: 'dispersion',
    message: `effective days of ${length} arms, not ${arms}`,
  });
}

/** @throws InvalidInputError for what is no spread, or no degrees of freedom that it was estimated with */
export function checkDispersionEstimate({ cv, nu }: DispersionEstimate): void {
  if (!isSpread(cv)) throw new InvalidInputError({ argument: 'cv', message: `not a spread: ${cv}` });
  if (isFreedom(nu)) return;
  throw new InvalidInputError({ argument: 'nu', message: `no degrees of freedom: ${nu}` });
}

function isSpread(cv: number): boolean {
  return cv >= 0 && cv <= LARGEST;
}

function isFreedom(nu: number | null): boolean {
  return nu === null || isSensible(nu);
}
