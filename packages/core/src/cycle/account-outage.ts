import { type AccountDay, accountDays } from '../outage/account-day.ts';
import type { ArrivalStep } from '../outage/arrival-step.ts';
import { arrivalSteps } from '../outage/arrival-steps.ts';
import { daySteps } from '../outage/day-steps.ts';
import { detectOutage } from '../outage/detect-outage.ts';
import type { AccountRates } from '../outage/expected-step.ts';
import type { Outage, TrafficCollapse } from '../outage/outage.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { CalendarDay } from '../roas/matured-day.ts';
import { type Day, dayOf, daysFrom } from '../shared/day.ts';
import { addHours, type Instant, instantMs, toInstant } from '../shared/instant.ts';
import type { DailyIndex } from './index-insights.ts';
import type { Snapshot } from './snapshot.ts';

const HOURS_A_DAY = 24;

/** The outages that an account's readings and days still tell of, as of a cycle. */
export type OutageState = {
  /** Whether one is presumed now: nothing that rests on conversions happens. */
  readonly presumed: boolean;
  /** The latest one, whether it is over or not. */
  readonly latest: Outage;
  /** Whether it is presumed for longer than `holdHours`, so that people have to look. */
  readonly unresolved: boolean;
  /** Days that any of them touched, oldest first: their conversions say nothing. */
  readonly excludedDays: readonly Day[];
};

/** What an account's readings and days say of its conversions and its traffic. */
export type AccountSilence = {
  readonly outage: OutageState | null;
  readonly collapse: TrafficCollapse | null;
  /** When conversions fell silent, whatever clicks do: nothing is raised on what came before. Null where they come. */
  readonly silentSince: Instant | null;
};

/**
 * Reads outages and collapses of traffic out of a snapshot: out of the account's readings, and of its complete days where
 * nobody read within the day.
 */
export function accountSilence(
  snapshot: Snapshot,
  {
    policy,
    daily,
    calendar,
  }: {
    readonly policy: Policy;
    readonly daily: Pick<DailyIndex, 'campaigns'>;
    readonly calendar: readonly CalendarDay[];
  },
): AccountSilence {
  const { account, campaigns, controls, now } = snapshot;
  const { timeZone } = account;
  const days = accountDays(
    campaigns.map(({ id }) => daily.campaigns.get(id) ?? []),
    calendar,
  );
  const rates = ratesOf(days, calendar, policy);
  const steps = stepsOf(days, snapshot, policy);
  const closedAt = controls.outageClosedAt;
  const { outages, ...silence } = detectOutage({ steps, rates, timeZone, closedAt, policy });
  return { outage: stateOf(outages, { now, timeZone, policy }), ...silence };
}

/** Steps between readings, and whole days where there are none, in order of time. */
function stepsOf(
  days: readonly AccountDay[],
  { account, intraday, maturity, now }: Snapshot,
  policy: Policy,
): readonly ArrivalStep[] {
  const { timeZone } = account;
  const points = intraday.filter(({ level, readAt }) => level === 'account' && readAt <= now);
  const read = arrivalSteps(points, { timeZone, curve: maturity, policy });
  return [...daySteps(days, { timeZone, read }), ...read].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** What complete days lead one to expect. The last ones may be silent themselves. */
function ratesOf(
  days: readonly AccountDay[],
  calendar: readonly CalendarDay[],
  { data, maturity }: Policy,
): AccountRates {
  const recent = Math.ceil(Math.max(...data.trackingOutage.windowHours) / HOURS_A_DAY);
  const firstRecent = calendar.at(-recent)?.day ?? '';
  const sums = { days: 0, clicks: 0, matured: 0, conversions: 0 };
  for (const { day, maturity: share, clicks, known } of days) {
    if (day >= firstRecent || share < maturity.minShare || clicks === null || known === null) continue;
    sums.days += 1;
    sums.clicks += clicks;
    sums.matured += share * known.clicks;
    sums.conversions += known.conversions;
  }
  return {
    clicksPerHour: sums.clicks > 0 ? sums.clicks / (sums.days * HOURS_A_DAY) : null,
    conversionsPerClick: sums.conversions > 0 && sums.matured > 0 ? sums.conversions / sums.matured : null,
  };
}

function stateOf(
  outages: readonly Outage[],
  { now, timeZone, policy }: { readonly now: Instant; readonly timeZone: string; readonly policy: Policy },
): OutageState | null {
  const latest = outages.at(-1);
  if (!latest) return null;
  const presumed = latest.until === null;
  const days = outages.flatMap(({ since, until }) =>
    daysFrom(dayOf(since, timeZone), until === null ? dayOf(now, timeZone) : lastDay(until, timeZone)),
  );
  return {
    presumed,
    latest,
    unresolved: presumed && now >= addHours(latest.presumedAt, policy.data.trackingOutage.holdHours),
    excludedDays: [...new Set(days)].sort(),
  };
}

/** The day before midnight, where an outage was over at midnight. */
function lastDay(until: Instant, timeZone: string): Day {
  return dayOf(toInstant(instantMs(until) - 1), timeZone);
}
