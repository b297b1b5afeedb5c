import type { Policy } from '../policy/policy-schema.ts';
import type { AllocationArm, AllocationDay } from './arm.ts';

/** A day whose clicks are people's, with what had been shown of the arm by then. */
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

/** Puts an arm's days in order, takes out the clicks of bots, and adds up what was shown. */
export function cleanArm(arm: AllocationArm, policy: Settings): CleanedArm {
  const ordered = arm.days.toSorted((a, b) => b.daysAgo - a.daysAgo);
  return { ...arm, ...withExposure(withoutBots(ordered, policy), policy) };
}

/** A day's clicks far above the rate of the days before become what that rate expects. */
function withoutBots(
  days: readonly AllocationDay[],
  { allocation: { bots } }: Settings,
): readonly AllocationDay[] {
  const cleaned: AllocationDay[] = [];
  for (const day of days) {
    const before = cleaned.filter(
      ({ daysAgo, clicks }) => clicks !== null && daysAgo > day.daysAgo && daysAgo <= day.daysAgo + bots.days,
    );
    const clicks = before.reduce((sum, earlier) => sum + (earlier.clicks ?? 0), 0);
    const impressions = before.reduce((sum, earlier) => sum + earlier.impressions, 0);
    const expected = impressions > 0 ? (clicks / impressions) * day.impressions : 0;
    const most = expected + bots.deviations * Math.sqrt(expected + (bots.spread * expected) ** 2);
    const isBots = clicks >= bots.minClicks && day.clicks !== null && day.clicks > most;
    cleaned.push(isBots ? { ...day, clicks: expected } : day);
  }
  return cleaned;
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
