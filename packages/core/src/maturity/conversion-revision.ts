import type { Day } from '../shared/day.ts';
import type { Instant } from '../shared/instant.ts';

/** The conversions of one day, as one reading knew them: of an account, a campaign, of whatever a curve is learned for. */
export type ConversionRevision = {
  readonly day: Day;
  readonly knownAt: Instant;
  /** Null where they were not reported: such a reading tells nothing. */
  readonly conversions: number | null;
};
