import type { DailyTotals } from '../model/daily-totals.ts';
import { arrivalSteps } from '../outage/arrival-steps.ts';
import { detectOutage } from '../outage/detect-outage.ts';
import type { AccountRates } from '../outage/expected-step.ts';
import type { Outage, OutageReport, TrafficCollapse } from '../outage/outage.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { type CalendarDay, maturedDays } from '../roas/matured-day.ts';
import { type Day, dayOf, daysFrom } from '../shared/day.ts';
import { addHours } from '../shared/instant.ts';
import type { Snapshot } from './snapshot.ts';

const HOURS_A_DAY = 24;

/** The outages that an account's readings still tell of, as of a cycle. */
export type OutageState = {
  /** Whether one is presumed now: nothing that rests on conversions happens. */
  readonly presumed: boolean;
  /** The latest one, whether it is over or not. */
  readonly latest: Outage;
  /** Whether it is presumed for longer than `holdHours`, so that people have to look. */
  readonly unresolved: boolean;
  /** Whether it was not unresolved by the reading before the newest one. */
  readonly becameUnresolved: boolean;
  /** Days that any of them touched, oldest first: their conversions say nothing. */
  readonly excludedDays: readonly Day[];
};

/** What an account's readings say of its conversions and its traffic. */
export type AccountSilence = {
  readonly outage: OutageState | null;
  readonly collapse: TrafficCollapse | null;
};

/** Reads outages and collapses of traffic out of a snapshot's account readings. */
export function accountSilence(
  { account, intraday, maturity, controls, now }: Snapshot,
  {
    policy,
    accountDaily,
    calendar,
  }: {
    readonly policy: Policy;
    readonly accountDaily: readonly DailyTotals[];
    readonly calendar: readonly CalendarDay[];
  },
): AccountSilence {
  const { timeZone } = account;
  const points = intraday.filter(({ level, readAt }) => level === 'account' && readAt <= now);
  if (points.length === 0) return { outage: null, collapse: null };
  const steps = arrivalSteps(points, { timeZone, curve: maturity, policy });
  const rates = ratesOf(maturedDays(accountDaily, calendar), policy);
  const report = detectOutage({ steps, rates, timeZone, closedAt: controls.outageClosedAt, policy });
  const previous = steps.at(-2)?.until ?? null;
  return { outage: stateOf(report, { now, previous, timeZone, policy }), collapse: report.collapse };
}

/** What complete days lead one to expect. The last ones may be silent themselves. */
function ratesOf(
  days: readonly (DailyTotals & { readonly maturity: number })[],
  { data, maturity }: Policy,
): AccountRates {
  const recent = Math.ceil(Math.max(...data.trackingOutage.windowHours) / HOURS_A_DAY);
  const used = days
    .slice(0, Math.max(0, days.length - recent))
    .filter((day) => day.impressions > 0 && day.clicks !== null && day.conversions !== null)
    .filter((day) => day.maturity >= maturity.minShare);
  const clicks = used.reduce((sum, day) => sum + (day.clicks ?? 0), 0);
  const matured = used.reduce((sum, day) => sum + day.maturity * (day.clicks ?? 0), 0);
  const conversions = used.reduce((sum, day) => sum + (day.conversions ?? 0), 0);
  return {
    clicksPerHour: clicks > 0 ? clicks / (used.length * HOURS_A_DAY) : null,
    conversionsPerClick: conversions > 0 && matured > 0 ? conversions / matured : null,
  };
}

function stateOf(
  { outages }: OutageReport,
  {
    now,
    previous,
    timeZone,
    policy,
  }: {
    readonly now: string;
    readonly previous: string | null;
    readonly timeZone: string;
    readonly policy: Policy;
  },
): OutageState | null {
  const latest = outages.at(-1);
  if (!latest) return null;
  const presumed = latest.until === null;
  const deadline = addHours(latest.presumedAt, policy.data.trackingOutage.holdHours);
  const unresolved = presumed && now >= deadline;
  const days = outages.flatMap(({ since, until }) =>
    daysFrom(dayOf(since, timeZone), dayOf(until ?? now, timeZone)),
  );
  return {
    presumed,
    latest,
    unresolved,
    becameUnresolved: unresolved && (previous === null || previous < deadline),
    excludedDays: [...new Set(days)].sort(),
  };
}
