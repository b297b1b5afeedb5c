import type { Policy } from '../policy/policy-schema.ts';
import { addHours, type Instant } from '../shared/instant.ts';
import type { ArrivalStep } from './arrival-step.ts';
import { type AccountRates, createExpectations, type ExpectedStep } from './expected-step.ts';
import { findCollapse, findSilence, hasRecovered } from './find-in-windows.ts';
import type { Outage, OutageReport, TrafficCollapse } from './outage.ts';
import { type ArrivalWindow, trailingWindows } from './trailing-windows.ts';

/**
 * Goes through what came in to an account and finds the times in which conversions fell silent while clicks went on.
 *
 * An outage is presumed where, in a window of one of `windowHours` complete hours, at most `maxShare` of the expected
 * conversions came, with a negative binomial tail of at most `maxTail`, while clicks lay within their own expectation and
 * money was spent. It is over where conversions come back, or where a person closes it. What it touched teaches nothing.
 *
 * @param options `steps`: what came in between readings, in order of time and without overlaps
 *   `rates`: what the account's complete days lead one to expect; where they are unknown, nothing is presumed
 *   `timeZone`: of the account: hours of the week are read in it
 *   `closedAt`: when a person last said that all is well: nothing before it counts any more. Default: never
 */
export function detectOutage({
  steps,
  rates,
  timeZone,
  closedAt = null,
  policy,
}: {
  readonly steps: readonly ArrivalStep[];
  readonly rates: AccountRates;
  readonly timeZone: string;
  readonly closedAt?: Instant | null;
  readonly policy: Pick<Policy, 'data' | 'spikes'>;
}): OutageReport {
  const { trackingOutage } = policy.data;
  const expectations = createExpectations(rates, { timeZone, policy });
  const lag = Math.max(...trackingOutage.windowHours);
  const seen: ExpectedStep[] = [];
  let learned = 0;
  let outages: readonly Outage[] = [];
  let collapse: TrafficCollapse | null = null;
  for (const step of steps) {
    // What may still turn out to be part of an outage teaches nothing yet.
    for (const settled = addHours(step.from, -lag); ; learned += 1) {
      const old = seen[learned];
      if (!old || old.until > settled) break;
      if (!outages.some((outage) => touches(outage, old))) expectations.learn(old);
    }
    seen.push(expectations.expect(step));
    const windows = trailingWindows(seen, trackingOutage.windowHours);
    const closed = closedAt !== null && closedAt < step.until ? closedAt : null;
    outages = follow(closeBy(outages, closed), { seen, windows, closed, policy: trackingOutage });
    collapse = continued(collapse, findCollapse(windows, trackingOutage));
  }
  const told = closeBy(outages, closedAt);
  const since =
    [told.at(-1)?.until, closedAt]
      .flatMap((at) => at ?? [])
      .sort()
      .at(-1) ?? null;
  const silence = findSilence(seen, trailingWindows(seen, trackingOutage.windowHours), {
    since,
    policy: { ...trackingOutage, minClickShare: 0, maxClickShare: Infinity },
  });
  return { outages: told, collapse, silentSince: silence?.since ?? null };
}

/** What is known with one more step. */
type Look = {
  readonly seen: readonly ExpectedStep[];
  readonly windows: readonly ArrivalWindow[];
  readonly closed: Instant | null;
  readonly policy: Policy['data']['trackingOutage'];
};

/** The outages after one more step: the open one goes on or is over, or another one begins. */
function follow(outages: readonly Outage[], { seen, windows, closed, policy }: Look): readonly Outage[] {
  const last = outages.at(-1);
  if (last?.until === null) {
    const until = seen.at(-1)?.until ?? null;
    return hasRecovered(seen, last.since, policy) ? [...outages.slice(0, -1), { ...last, until }] : outages;
  }
  const over = last?.until ?? null;
  const since = over !== null && (closed === null || over > closed) ? over : closed;
  const silence = findSilence(seen, windows, { since, policy });
  return silence ? [...outages, silence] : outages;
}

/** The outages after a person said at some time that all is well. */
function closeBy(outages: readonly Outage[], closedAt: Instant | null): readonly Outage[] {
  return outages.map((outage) =>
    closedAt !== null && outage.until === null && outage.presumedAt <= closedAt
      ? { ...outage, until: closedAt }
      : outage,
  );
}

/** A collapse that goes on began when it began. */
function continued(before: TrafficCollapse | null, now: TrafficCollapse | null): TrafficCollapse | null {
  return now && { ...now, since: before?.since ?? now.since };
}

function touches({ since, until }: Outage, step: ExpectedStep): boolean {
  return step.until > since && (until === null || step.from < until);
}
