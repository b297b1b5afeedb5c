import type { Policy } from '../policy/policy-schema.ts';
import type { AllocationArm, AllocationDay } from './arm.ts';
import { eventsOf } from './events-of.ts';

/** A day whose clicks are people's, and no fewer than its conversions, with what had been shown of the arm by then. */
export type CleanedDay = AllocationDay & {
  /** Impressions before the middle of the day, faded by the policy's half-life. */
  readonly exposure: number;
};

/** An arm with its days in order, the oldest first. */
export type CleanedArm = Omit<AllocationArm, 'days'> & {
  readonly days: readonly CleanedDay[];
  /** Impressions up to now, faded. */
  readonly exposure: number;
};

type Settings = Pick<Policy, 'allocation'>;

/** Puts an arm's days in order, takes out the clicks of bots, counts those who only saw it, and adds up what was shown. */
export function cleanArm(arm: AllocationArm, policy: Settings): CleanedArm {
  const ordered = arm.days.toSorted((a, b) => b.daysAgo - a.daysAgo);
  const days = withoutBots(ordered, policy).map((day) => ({ ...day, clicks: eventsOf(day) }));
  return { ...arm, ...withExposure(days, policy) };
}

/**
 * A day's clicks far above the rate of the days before become what that rate expects. Where that lasts they are people's
 * after all: they come back, and later days are measured by them.
 */
function withoutBots(
  days: readonly AllocationDay[],
  { allocation: { bots } }: Settings,
): readonly AllocationDay[] {
  const cleaned: AllocationDay[] = [];
  // The days in a row that were doubted last, as they were reported.
  let doubted: AllocationDay[] = [];
  let since = Number.POSITIVE_INFINITY;
  for (const day of days) {
    const before = cleaned.filter(({ daysAgo }) => daysAgo <= Math.min(since, day.daysAgo + bots.days));
    const expected = expectClicks(day, before, bots);
    if (expected === null) {
      if (day.clicks !== null) doubted = [];
      cleaned.push(day);
      continue;
    }
    doubted.push(day);
    cleaned.push({ ...day, clicks: expected });
    if (doubted.length < bots.lastingDays) continue;
    for (const each of doubted) cleaned[days.indexOf(each)] = each;
    since = doubted[0]?.daysAgo ?? since;
    doubted = [];
  }
  return cleaned;
}

/** What the rate of the days before expects of a day that is far above it; null where it is not. */
function expectClicks(
  day: AllocationDay,
  before: readonly AllocationDay[],
  { minClicks, deviations, spread }: Policy['allocation']['bots'],
): number | null {
  const known = before.filter(({ clicks }) => clicks !== null);
  const clicks = known.reduce((sum, earlier) => sum + (earlier.clicks ?? 0), 0);
  const impressions = known.reduce((sum, earlier) => sum + earlier.impressions, 0);
  const expected = impressions > 0 ? (clicks / impressions) * day.impressions : 0;
  const most = expected + deviations * Math.sqrt(expected + (spread * expected) ** 2);
  return clicks >= minClicks && day.clicks !== null && day.clicks > most ? expected : null;
}

function withExposure(
  days: readonly AllocationDay[],
  { allocation: { wear } }: Settings,
): Pick<CleanedArm, 'days' | 'exposure'> {
  const left = (daysLater: number): number => 0.5 ** (daysLater / wear.exposureHalfLifeDays);
  let shown = 0;
  let at = days[0]?.daysAgo ?? 0;
  const exposed = days.map((day): CleanedDay => {
    // A day counts from its middle on: half of it was shown before.
    const before = shown * left(at - day.daysAgo + 0.5);
    shown = shown * left(at - day.daysAgo + 1) + day.impressions * left(0.5);
    at = day.daysAgo - 1;
    return { ...day, exposure: before + day.impressions / 2 };
  });
  return { days: exposed, exposure: shown * left(at) };
}
