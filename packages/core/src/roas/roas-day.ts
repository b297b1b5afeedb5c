import type { DailyTotals } from '../model/daily-totals.ts';

/** A complete day of one entity, as a return is computed from it. */
export type RoasDay = DailyTotals & {
  /** The share of the day's final conversions that is known by now. */
  readonly maturity: number;
  /** Standard error of `maturity`; 0 by default. */
  readonly maturityError?: number;
  /** Sum of the squares of the day's order values, in squared minor units; unknown by default. */
  readonly orderSquares?: number | null;
};
