import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { type Day, isDay } from '../shared/day.ts';
import { type Instant, instantMs } from '../shared/instant.ts';

/** The conversions of one day, as one reading knew them: of an account, a campaign, of whatever a curve is learned for. */
export type ConversionRevision = {
  readonly day: Day;
  readonly knownAt: Instant;
  /** Null where they were not reported: such a reading tells nothing. */
  readonly conversions: number | null;
};

/** @throws InvalidInputError where conversions are negative or no number, or they are of no day or known at no instant */
export function checkRevision({ day, knownAt, conversions }: ConversionRevision): void {
  checkInstant('revisions', knownAt);
  const isCount = conversions === null || (conversions >= 0 && conversions <= Number.MAX_SAFE_INTEGER);
  if (isDay(day) && isCount) return;
  throw new InvalidInputError({
    argument: 'revisions',
    message: `impossible conversions of ${day}: ${conversions}`,
  });
}

/** @throws InvalidInputError that names the argument, for what is no instant */
export function checkInstant(argument: string, instant: Instant): void {
  try {
    instantMs(instant);
  } catch (cause) {
    throw new InvalidInputError({ argument, message: `not an instant: ${instant}`, cause });
  }
}
