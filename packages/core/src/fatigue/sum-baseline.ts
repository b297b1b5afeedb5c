import {
  addDay,
  clearSums,
  type DaySums,
  type DeviationOptions,
  emptySums,
  standardise,
  sumDays,
} from './day-sums.ts';
import type { KnownRateDay } from './rate-day.ts';

/** From how many standard deviations on a day's events are more than people make. */
export type BotLimit = { readonly botLimitDeviations: number };

/**
 * The sums of a baseline without its days of bots. A single one would raise the rate that every later day is held to, so
 * each day is compared with the others: the one that lies furthest above them is left out until none lies too far.
 */
export function sumBaseline(days: readonly KnownRateDay[], options: DeviationOptions & BotLimit): DaySums {
  let kept = days;
  for (;;) {
    const bots = furthestAbove(kept, options);
    if (bots === null) return sumDays(kept);
    kept = kept.filter((day) => day !== bots);
  }
}

function furthestAbove(
  days: readonly KnownRateDay[],
  options: DeviationOptions & BotLimit,
): KnownRateDay | null {
  const others = sumDays(days);
  const alone = emptySums();
  let [found, furthest]: [KnownRateDay | null, number] = [null, options.botLimitDeviations];
  for (const day of days) {
    addDay(others, day, -1);
    clearSums(alone);
    addDay(alone, day);
    const deviation = others.events > 0 ? standardise(alone, others, options) : 0;
    addDay(others, day);
    if (deviation > furthest) [found, furthest] = [day, deviation];
  }
  return found;
}
