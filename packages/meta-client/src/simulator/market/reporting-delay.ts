import type { Rng } from '@adpilot/core';

// Of a typical pixel: 40 % of the conversions are reported at once, 35 % within a day or so, 25 % over days.
const AT_ONCE = 0.4;
const SOON = 0.35;
const SOON_MEAN_HOURS = 12;
const LATE_MEAN_HOURS = 60;
const LONGEST_HOURS = 7 * 24;

/** Hours until a conversion is reported, 0 for the hour of its click. */
export function sampleReportingDelay(rng: Rng): number {
  const kind = rng.next();
  if (kind < AT_ONCE) return 0;
  const mean = kind < AT_ONCE + SOON ? SOON_MEAN_HOURS : LATE_MEAN_HOURS;
  return Math.min(LONGEST_HOURS, Math.ceil(-mean * Math.log1p(-rng.next())));
}
