import type { Policy } from '../policy/policy-schema.ts';
import type { Instant } from '../shared/instant.ts';
import type { ExpectedStep } from './expected-step.ts';
import { judgeCollapse, judgeRecovery, judgeSilence } from './judge-window.ts';
import type { Outage, OutageEvidence, TrafficCollapse } from './outage.ts';
import { type ArrivalWindow, shortestWindow } from './trailing-windows.ts';

type OutagePolicy = Policy['data']['trackingOutage'];

/**
 * The outage that the shortest telling window gives away; null where there is none.
 *
 * @param windows that end with the last step, shortest first
 * @param since what was before it does not count any more
 */
export function findSilence(
  steps: readonly ExpectedStep[],
  windows: readonly ArrivalWindow[],
  { since, policy }: { readonly since: Instant | null; readonly policy: OutagePolicy },
): Outage | null {
  for (const window of windows) {
    if (since !== null && window.from < since) return null;
    const silence = judgeSilence(window, policy);
    // Few in all, but some of them lately: what was broken works again.
    if (!silence || hasRecovered(steps, window.from, policy)) continue;
    return {
      kind: silence.kind,
      since: silentSince(steps, window, since),
      presumedAt: window.until,
      until: null,
      evidence: evidenceOf(window, silence.tail),
    };
  }
  return null;
}

/** Nobody knows when it began: at the last conversion before the window, at the earliest. */
function silentSince(
  steps: readonly ExpectedStep[],
  window: ArrivalWindow,
  earliest: Instant | null,
): Instant {
  const last = steps.findLast(({ until, conversions }) => until <= window.from && conversions !== 0)?.until;
  const silent = last ?? steps[0]?.from ?? window.from;
  return earliest !== null && earliest > silent ? earliest : silent;
}

/** Whether conversions are back: the shortest window from `recoveryHours` on that expects enough of them decides. */
export function hasRecovered(steps: readonly ExpectedStep[], since: Instant, policy: OutagePolicy): boolean {
  const telling = shortestWindow(
    steps,
    { hours: policy.recoveryHours, since },
    (window) => judgeRecovery(window, policy) !== null,
  );
  return telling !== null && judgeRecovery(telling, policy) === true;
}

/** The collapse of clicks that the shortest telling window shows; null where there is none. */
export function findCollapse(
  windows: readonly ArrivalWindow[],
  policy: OutagePolicy,
): TrafficCollapse | null {
  for (const window of windows) {
    const collapse = judgeCollapse(window, policy);
    if (collapse) return { since: window.from, evidence: evidenceOf(window, collapse.tail) };
  }
  return null;
}

function evidenceOf(window: ArrivalWindow, tail: number): OutageEvidence {
  const { hours, conversions, expectedConversions, clicks, expectedClicks } = window;
  return { hours, conversions, expectedConversions, clicks, expectedClicks, tail };
}
