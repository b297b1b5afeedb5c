/** When a job runs. */
export type Schedule = Interval | CronSchedule;

/** Again after the same elapsed time, whatever the clocks on the wall do. */
export type Interval = {
  /** `90s`, `30m`, `12h`, `2d`. */
  readonly every: string;
};

/** At times of the wall clock. */
export type CronSchedule = {
  /** Five fields: minute, hour, day of the month, month, day of the week. */
  readonly cron: string;
  /** IANA name of the zone whose wall clock counts, the ad account's as a rule. */
  readonly timeZone: string;
};
