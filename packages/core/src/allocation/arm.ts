import type { DailyTotals } from '../model/daily-totals.ts';
import type { MinorUnits } from '../shared/money.ts';

/** One complete day of an arm. */
export type AllocationDay = Pick<
  DailyTotals,
  'impressions' | 'clicks' | 'spend' | 'conversions' | 'revenue'
> & {
  /** 1 for yesterday. */
  readonly daysAgo: number;
  /** The share of the day's conversions that is known by now; 0 where they are not to be used. */
  readonly maturity: number;
};

/** Something that shares in a budget: an ad set, or a campaign that holds its budget itself. */
export type AllocationArm = {
  readonly id: string;
  /** What it may spend a day at present. */
  readonly budget: MinorUnits;
  /** The least and the most that it may get a day; 0 and no limit by default. */
  readonly floor?: MinorUnits;
  readonly cap?: MinorUnits;
  /** In any order, each day once. A day that is not there had no delivery. */
  readonly days: readonly AllocationDay[];
};
