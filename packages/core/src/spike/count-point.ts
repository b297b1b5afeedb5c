/** What was counted in a period, and the exposure that it is measured against. */
export type CountPoint = {
  /** Periods of one season, such as all Mondays, share it. */
  readonly season: number;
  readonly count: number;
  readonly exposure: number;
};
