import type { Instant } from '../shared/instant.ts';
import type { MinorUnits } from '../shared/money.ts';

/**
 * What came in between two readings of an account. Conversions count when they become known, whenever their click was.
 * Unknown is null.
 */
export type ArrivalStep = {
  readonly from: Instant;
  readonly until: Instant;
  readonly spend: MinorUnits;
  readonly clicks: number | null;
  readonly conversions: number | null;
  /**
   * Clicks whose conversions were due: each click of this or an earlier step by the share of its conversions that becomes
   * known in this one. Times the account's conversion rate it is what conversions to expect.
   */
  readonly clicksDue: number | null;
  /** Landing-page views, or carts: what lies between a click and a purchase. Null where nobody reads it. */
  readonly upstream: number | null;
};
