import { addDays, type Day } from '../shared/day.ts';
import { type Drop, type DropOptions, measureDrop } from './measure-drop.ts';
import { type RateDay, type RateSum, sumRates } from './rate-day.ts';

/** What a window must hold to carry a verdict. */
export type WindowNeeds = DropOptions & {
  readonly recentDays: number;
  readonly baselineDays: number;
  /** Thin days are merged into a longer recent window, up to this many. */
  readonly maxDays: number;
  readonly minExposure: number;
  /** Events that the baseline's rate would have brought in the recent window. */
  readonly minExpected: number;
};

/**
 * The shortest window before `today` that can carry a verdict, against the days before it.
 *
 * @returns null where no window can: too little exposure, no earlier days, or events that are not reported
 */
export function measureRecentDrop(days: readonly RateDay[], today: Day, needs: WindowNeeds): Drop | null {
  const longest = Math.max(needs.maxDays, needs.recentDays);
  for (let length = needs.recentDays; length <= longest; length += 1) {
    const split = addDays(today, -length);
    const recent = sumWindow(days, split, today);
    const baseline = sumWindow(days, addDays(split, -needs.baselineDays), split);
    if (recent === null || baseline === null) return null;
    if (isEnough(recent, baseline, needs)) return measureDrop(recent, baseline, needs);
  }
  return null;
}

function isEnough(recent: RateSum, baseline: RateSum, { minExposure, minExpected }: WindowNeeds): boolean {
  if (baseline.exposure <= 0 || baseline.exposure < minExposure || recent.exposure < minExposure)
    return false;
  return (baseline.events / baseline.exposure) * recent.exposure >= minExpected;
}

/** The days from `since` up to and without `until`. */
function sumWindow(days: readonly RateDay[], since: Day, until: Day): RateSum | null {
  return sumRates(days.filter(({ day }) => day >= since && day < until));
}
