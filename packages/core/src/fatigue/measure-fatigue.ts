import type { DailyTotals } from '../model/daily-totals.ts';
import { computeFrequency } from '../model/metrics.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { addDays, type Day, daysBetween } from '../shared/day.ts';
import { once } from '../shared/once.ts';
import { assessCusum, type Cusum } from './assess-cusum.ts';
import { cusumThreshold } from './cusum-threshold.ts';
import { type FatigueScore, fatigueScore } from './fatigue-score.ts';
import type { FatigueEvidence } from './fatigue-verdict.ts';
import { measureAgedDrop } from './measure-aged-drop.ts';
import { addedEventsOf, type Drop, isBeyondNoise } from './measure-drop.ts';
import { clickDays, conversionDays, type DayMaturity } from './rate-day.ts';
import { measureRecentDrop } from './recent-drop.ts';
import type { SeasonDay } from './season.ts';

/** One creative, and what its fatigue is measured with. */
export type FatigueSubject = {
  /** Days with delivery, oldest first. */
  readonly series: readonly DailyTotals[];
  /** The first day of the creative. */
  readonly activeSince: Day;
  /** The running day: it is not used, nor is what lies after it. */
  readonly now: Day;
  readonly policy: Pick<Policy, 'fatigue' | 'dispersion' | 'maturity' | 'roas'>;
  /** The campaign's other creatives by day, oldest first; none by default. */
  readonly season?: readonly SeasonDay[];
  /** The account's own spread of daily rates, relative: of CTR, and of orders; the policy's by default. */
  readonly dispersion?: { readonly ctr: number; readonly orders: number };
  /** Days whose conversions are not all known; a day that is not listed is complete. */
  readonly immature?: readonly DayMaturity[];
  /** The last edit of the ad: what was before is another ad's past. */
  readonly editedOn?: Day | null;
  /** When the last alarm was acted on: the sums start again there. */
  readonly actedOn?: Day | null;
  /** Days of a tracking outage. */
  readonly excludedDays?: readonly Day[];
};

/**
 * Every figure that a fatigue rule looks at. Each is computed when it is first read: whether a creative is fatigued needs
 * those of the rules that are switched on only. A copy of the object has them all.
 */
export function measureFatigue(subject: FatigueSubject): FatigueEvidence {
  const { policy, immature = [] } = subject;
  const days = countedDays(subject);
  const spread = spreadOf(subject);
  const daysActive = once(() => Math.max(0, daysBetween(subject.activeSince, subject.now)));
  const cusum = once(() => clickCusum(days, spread, subject));
  const costCusum = once(() => conversionCusum(days, spread, subject));
  const ctrDrop = once(() => recentCtrDrop(days, spread, subject));
  const cvrDrop = once(() => recentCvrDrop(days, spread, subject));
  const ageAndDrop = once(() => measureAgedDrop(days, { policy, immature, ...spread }));
  const score = once(() => scoreOf(days, daysActive(), [ctrDrop(), cvrDrop()], policy.fatigue));
  return {
    get daysActive() {
      return daysActive();
    },
    get cusum() {
      return cusum();
    },
    get costCusum() {
      return costCusum();
    },
    get ctrDrop() {
      return ctrDrop();
    },
    get cvrDrop() {
      return cvrDrop();
    },
    get ageAndDrop() {
      return ageAndDrop();
    },
    get score() {
      return score();
    },
    get frequency() {
      return lastFrequency(days);
    },
    get costRatio() {
      return costRatioOf(costCusum());
    },
  };
}

/** Spread of daily rates beyond counting, relative: of clicks, and of conversions. */
type Spread = { readonly cv: number; readonly conversionCv: number };

function spreadOf({ policy, dispersion }: FatigueSubject): Spread {
  const { fatigue } = policy;
  return {
    get cv() {
      return Math.max(fatigue.minDispersion, dispersion?.ctr ?? policy.dispersion.ctr);
    },
    // Most creatives are never asked for their conversions.
    get conversionCv() {
      return Math.max(fatigue.minDispersion, dispersion?.orders ?? policy.dispersion.ordersPerImpression);
    },
  };
}

function countedDays({
  series,
  activeSince,
  editedOn = null,
  now,
  excludedDays = [],
}: FatigueSubject): readonly DailyTotals[] {
  const since = startOf({ activeSince, editedOn });
  return series.filter(
    ({ day, impressions }) => day < now && day >= since && impressions > 0 && !excludedDays.includes(day),
  );
}

function startOf({ activeSince, editedOn = null }: Pick<FatigueSubject, 'activeSince' | 'editedOn'>): Day {
  return editedOn !== null && editedOn > activeSince ? editedOn : activeSince;
}

function recentCtrDrop(
  days: readonly DailyTotals[],
  { cv }: Spread,
  { policy, now }: FatigueSubject,
): Drop | null {
  const { minBlockImpressions, minBlockClicks } = policy.fatigue;
  return measureRecentDrop(clickDays(days), now, {
    ...recentWindows(policy.fatigue),
    minExposure: minBlockImpressions,
    minExpected: minBlockClicks,
    cv,
  });
}

function recentCvrDrop(
  days: readonly DailyTotals[],
  { conversionCv }: Spread,
  { policy, now, immature = [] }: FatigueSubject,
): Drop | null {
  const { minShare } = policy.maturity;
  return measureRecentDrop(conversionDays(days, 'clicks', { immature, minShare }), now, {
    ...recentWindows(policy.fatigue),
    minExposure: 0,
    minExpected: policy.fatigue.cusum.minBlockConversions,
    cv: conversionCv,
  });
}

function recentWindows(fatigue: Policy['fatigue']) {
  const { recentDays, baselineDays } = fatigue.ctrDrop;
  return { recentDays, baselineDays, maxDays: fatigue.maxBlockDays, addedEvents: addedEventsOf(fatigue) };
}

function clickCusum(days: readonly DailyTotals[], { cv }: Spread, subject: FatigueSubject): Cusum {
  const { minBlockImpressions, minBlockClicks } = subject.policy.fatigue;
  return assessCusum(clickDays(livedDays(days, subject), subject.season), {
    ...cusumOptions(subject),
    minExposure: minBlockImpressions,
    minExpected: minBlockClicks,
    cv,
  });
}

function conversionCusum(
  days: readonly DailyTotals[],
  { conversionCv }: Spread,
  subject: FatigueSubject,
): Cusum {
  const { policy, immature = [] } = subject;
  const { minShare } = policy.maturity;
  return assessCusum(conversionDays(livedDays(days, subject), 'spend', { immature, minShare }), {
    ...cusumOptions(subject),
    minExposure: 0,
    minExpected: policy.fatigue.cusum.minBlockConversions,
    cv: conversionCv,
  });
}

/** The first hours of a creative are no baseline. */
function livedDays(days: readonly DailyTotals[], subject: FatigueSubject): readonly DailyTotals[] {
  const since = addDays(startOf(subject), Math.ceil(subject.policy.fatigue.cusum.minLifeHours / 24));
  return days.filter(({ day }) => day >= since);
}

function cusumOptions({ policy, actedOn = null }: FatigueSubject) {
  const { cusum, maxBlockDays } = policy.fatigue;
  return { ...cusum, maxBlockDays, threshold: cusumThreshold(policy.fatigue), restartOn: actedOn };
}

function scoreOf(
  days: readonly DailyTotals[],
  daysActive: number,
  [ctrDrop, cvrDrop]: readonly [Drop | null, Drop | null],
  fatigue: Policy['fatigue'],
): FatigueScore {
  return fatigueScore(
    {
      ctrDrop: provenDrop(ctrDrop, fatigue),
      cvrDrop: provenDrop(cvrDrop, fatigue),
      daysActive,
      impressions: days.reduce((sum, { impressions }) => sum + impressions, 0),
    },
    { points: fatigue.score },
  );
}

function lastFrequency(days: readonly DailyTotals[]): number | null {
  const last = days.at(-1);
  return last ? computeFrequency(last) : null;
}

/** A drop that chance explains has no points. */
function provenDrop(drop: Drop | null, { minStandardErrors }: Policy['fatigue']): number | null {
  return drop !== null && isBeyondNoise(drop, minStandardErrors) ? drop.drop : null;
}

function costRatioOf({ recent }: Cusum): number | null {
  return recent === null || recent.recentRate === 0 ? null : recent.baselineRate / recent.recentRate;
}
