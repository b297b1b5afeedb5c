import type { Instant } from '../shared/instant.ts';
import type { ExpectedStep } from './expected-step.ts';

/** The sums of the steps of a window that ends with a reading. A sum of which a part is unknown is null. */
export type ArrivalWindow = {
  readonly from: Instant;
  readonly until: Instant;
  readonly hours: number;
  readonly spend: number;
  readonly clicks: number | null;
  readonly expectedClicks: number | null;
  readonly conversions: number | null;
  readonly expectedConversions: number | null;
  readonly upstream: number | null;
  readonly expectedUpstream: number | null;
  /** Whether every step's expectation follows the hour of the week. */
  readonly seasonal: boolean;
};

type Sums = { -readonly [K in keyof ArrivalWindow]: ArrivalWindow[K] };

// Readings come every half hour or so, and never to the millisecond.
const TOLERANCE_HOURS = 0.05;

/**
 * Windows that end with the last step: of each length the shortest that reaches it, as far as there are steps. Several
 * lengths that one long step reaches together are one window.
 *
 * @param lengths in hours, growing
 */
export function trailingWindows(
  steps: readonly ExpectedStep[],
  lengths: readonly number[],
): readonly ArrivalWindow[] {
  const windows: ArrivalWindow[] = [];
  let reached = 0;
  growBackwards(steps, (sums) => {
    const before = reached;
    while (sums.hours >= (lengths[reached] ?? Infinity) - TOLERANCE_HOURS) reached += 1;
    if (reached > before) windows.push({ ...sums });
    return reached < lengths.length;
  });
  return windows;
}

/**
 * The shortest window that ends with the last step, is at least so long and satisfies `isEnough`; null where none does that
 * begins at `since` or later.
 */
export function shortestWindow(
  steps: readonly ExpectedStep[],
  { hours, since }: { readonly hours: number; readonly since: Instant },
  isEnough: (window: ArrivalWindow) => boolean,
): ArrivalWindow | null {
  let found: ArrivalWindow | null = null;
  growBackwards(steps, (sums) => {
    if (sums.from < since) return false;
    if (sums.hours < hours - TOLERANCE_HOURS || !isEnough(sums)) return true;
    found = { ...sums };
    return false;
  });
  return found;
}

/** Adds one step after the other to a window, the latest first, as long as `goesOn`. */
function growBackwards(steps: readonly ExpectedStep[], goesOn: (sums: ArrivalWindow) => boolean): void {
  const sums: Sums = {
    from: '',
    until: steps.at(-1)?.until ?? '',
    hours: 0,
    spend: 0,
    clicks: 0,
    expectedClicks: 0,
    conversions: 0,
    expectedConversions: 0,
    upstream: 0,
    expectedUpstream: 0,
    seasonal: true,
  };
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const step = steps[at];
    if (!step) return;
    sums.from = step.from;
    sums.hours += step.hours;
    sums.spend += step.spend;
    sums.clicks = plus(sums.clicks, step.clicks);
    sums.expectedClicks = plus(sums.expectedClicks, step.expectedClicks);
    sums.conversions = plus(sums.conversions, step.conversions);
    sums.expectedConversions = plus(sums.expectedConversions, step.expectedConversions);
    sums.upstream = plus(sums.upstream, step.upstream);
    sums.expectedUpstream = plus(sums.expectedUpstream, step.expectedUpstream);
    sums.seasonal &&= step.seasonal;
    if (!goesOn(sums)) return;
  }
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
