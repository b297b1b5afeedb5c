import type { DailyTotals } from '../model/daily-totals.ts';
import { computeCtr } from '../model/metrics.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { addDays, type Day } from '../shared/day.ts';

/** Whether a creative has worn out, which rule says so, and with which figures. */
export type FatigueVerdict = {
  readonly status: 'fatigued' | 'healthy' | 'insufficient_volume';
  /** The rule that fired. */
  readonly rule: 'ctr_drop' | null;
  readonly reason: string;
  readonly evidence: {
    readonly recentDays: number | null;
    readonly recentCtr: number | null;
    readonly baselineCtr: number | null;
    /** 1 - recent / baseline, of rates with half a click added to each window. */
    readonly drop: number | null;
    /** Of the difference of the logarithms of both rates, day-to-day spread included. */
    readonly standardError: number | null;
  };
};

type Window = { readonly days: number; readonly impressions: number; readonly clicks: number };

/**
 * Looks for fatigue in the daily series of one creative.
 *
 * `ctr_drop`: the CTR of the recent window lies at least `drop` under that of the days before it, and the drop exceeds
 * `minStandardErrors` standard errors: `L + z se < 0` with `L = ln((c_r + 0.5) / n_r) - ln((c_b + 0.5) / n_b)` and
 * `se^2 = 1/max(c_r, 1) + 1/max(c_b, 1) + cv^2 (1/D_r + 1/D_b)`. Thin days are merged into a longer recent window
 * until it can carry a verdict; noise on a few impressions never retires a creative.
 */
export function detectFatigue({
  series,
  activeSince,
  now,
  policy,
}: {
  /** Days with delivery, oldest first. */
  readonly series: readonly DailyTotals[];
  /** The first day of the creative. */
  readonly activeSince: Day;
  /** The running day: it is not used, nor is what lies after it. */
  readonly now: Day;
  readonly policy: Pick<Policy, 'fatigue'>;
}): FatigueVerdict {
  const { fatigue } = policy;
  if (!fatigue.ctrDrop.enabled) return verdict('healthy', 'no fatigue rule is switched on', NO_EVIDENCE);
  const complete = series.filter(
    ({ day, impressions }) => day < now && day >= activeSince && impressions > 0,
  );
  const windows = chooseWindows(complete, now, fatigue);
  if (windows === null) {
    return verdict(
      'insufficient_volume',
      `fewer than ${fatigue.minBlockImpressions} impressions in ${fatigue.maxBlockDays} days, no earlier days to compare with, or clicks that are not reported`,
      NO_EVIDENCE,
    );
  }
  return judge(windows.recent, windows.baseline, fatigue);
}

/** The shortest recent window that can carry a verdict, and the days before it. */
function chooseWindows(
  series: readonly DailyTotals[],
  today: Day,
  { ctrDrop, minBlockImpressions, minBlockClicks, maxBlockDays }: Policy['fatigue'],
): { readonly recent: Window; readonly baseline: Window } | null {
  for (let days = ctrDrop.recentDays; days <= Math.max(maxBlockDays, ctrDrop.recentDays); days += 1) {
    const split = addDays(today, -days);
    const recent = sumWindow(series, split, today);
    const baseline = sumWindow(series, addDays(split, -ctrDrop.baselineDays), split);
    if (recent === null || baseline === null) return null;
    const expectedClicks =
      baseline.impressions > 0 ? (baseline.clicks / baseline.impressions) * recent.impressions : 0;
    const enough = recent.impressions >= minBlockImpressions && expectedClicks >= minBlockClicks;
    if (enough && baseline.impressions >= minBlockImpressions) return { recent, baseline };
  }
  return null;
}

/** The days from `since` up to and without `until`; null where their clicks are unknown. */
function sumWindow(series: readonly DailyTotals[], since: Day, until: Day): Window | null {
  const days = series.filter(({ day }) => day >= since && day < until);
  let clicks = 0;
  for (const day of days) {
    if (day.clicks === null) return null;
    clicks += day.clicks;
  }
  return {
    days: days.length,
    impressions: days.reduce((sum, { impressions }) => sum + impressions, 0),
    clicks,
  };
}

function judge(recent: Window, baseline: Window, fatigue: Policy['fatigue']): FatigueVerdict {
  const { drop: threshold } = fatigue.ctrDrop;
  const difference = logRate(recent) - logRate(baseline);
  const standardError = Math.sqrt(
    1 / Math.max(recent.clicks, 1) +
      1 / Math.max(baseline.clicks, 1) +
      fatigue.dispersion ** 2 * (1 / recent.days + 1 / baseline.days),
  );
  const recentCtr = computeCtr(recent);
  const baselineCtr = computeCtr(baseline);
  const evidence = {
    recentDays: recent.days,
    recentCtr,
    baselineCtr,
    drop: 1 - Math.exp(difference),
    standardError,
  };
  const text = `CTR ${percent(recentCtr)} over ${recent.days === 1 ? '1 day' : `${recent.days} days`} against ${percent(baselineCtr)} before: ${percent(Math.abs(evidence.drop))} ${evidence.drop < 0 ? 'higher' : 'lower'}`;
  if (evidence.drop < threshold)
    return verdict('healthy', `${text}, less than ${percent(threshold)}`, evidence);
  if (difference + fatigue.minStandardErrors * standardError >= 0) {
    return verdict(
      'healthy',
      `${text}, within ${fatigue.minStandardErrors} standard errors of ${percent(standardError)}`,
      evidence,
    );
  }
  return {
    status: 'fatigued',
    rule: 'ctr_drop',
    reason: `${text}, at least ${percent(threshold)} and beyond noise`,
    evidence,
  };
}

const NO_EVIDENCE = { recentDays: null, recentCtr: null, baselineCtr: null, drop: null, standardError: null };

function verdict(
  status: 'healthy' | 'insufficient_volume',
  reason: string,
  evidence: FatigueVerdict['evidence'],
): FatigueVerdict {
  return { status, rule: null, reason, evidence };
}

function logRate({ clicks, impressions }: Window): number {
  return Math.log((clicks + 0.5) / impressions);
}

function percent(share: number | null): string {
  return share === null ? 'unknown' : `${(share * 100).toFixed(2)} %`;
}
