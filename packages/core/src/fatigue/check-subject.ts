import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { checkFinite, checkNotNegative } from '../shared/check-number.ts';
import { isDay } from '../shared/day.ts';
import type { FatigueSubject } from './measure-fatigue.ts';

/**
 * Checks all that a creative's fatigue is measured with, but for its series.
 *
 * @throws InvalidInputError naming what is no day, no spread, no share, or a figure that cannot be
 */
export function checkSubject(subject: FatigueSubject): void {
  const { activeSince, now, editedOn, actedOn, excludedDays, dispersion, season, immature } = subject;
  checkIsDay('activeSince', activeSince);
  checkIsDay('now', now);
  if (editedOn != null) checkIsDay('editedOn', editedOn);
  if (actedOn != null) checkIsDay('actedOn', actedOn);
  excludedDays?.forEach((day, index) => {
    checkIsDay(`excludedDays.${index}`, day);
  });
  if (dispersion !== undefined) {
    checkNotNegative('dispersion.ctr', dispersion.ctr);
    checkNotNegative('dispersion.orders', dispersion.orders);
  }
  season?.forEach(({ day, clicks, expected, squares }, index) => {
    checkIsDay(`season.${index}.day`, day);
    checkNotNegative(`season.${index}.clicks`, clicks);
    checkNotNegative(`season.${index}.expected`, expected);
    // What one creative's part leaves of a sum may be a little less than nothing.
    checkFinite(`season.${index}.squares`, squares);
  });
  immature?.forEach(({ day, maturity }, index) => {
    checkIsDay(`immature.${index}.day`, day);
    if (maturity >= 0 && maturity <= 1) return;
    throw new InvalidInputError({
      argument: `immature.${index}.maturity`,
      message: `not a share: ${maturity}`,
    });
  });
}

/** @throws InvalidInputError naming `argument` where the text is not a day */
export function checkIsDay(argument: string, day: string): void {
  if (isDay(day)) return;
  throw new InvalidInputError({ argument, message: `not a day (YYYY-MM-DD): ${day}` });
}
