import type { Policy } from '../policy/policy-schema.ts';
import { countTail } from '../stats/count-tail.ts';
import type { ArrivalWindow } from './trailing-windows.ts';

/** What a window in which conversions are gone points to. */
export type OutageKind = 'tracking' | 'purchase_event';

/** How likely it was that so few came. */
export type WindowTail = { readonly tail: number };

type OutagePolicy = Policy['data']['trackingOutage'];

/**
 * Whether a window's conversions are gone beyond chance while its clicks and, where somebody reads them, the steps after
 * the click are there. Null where they are not gone, where traffic is gone too (a collapse, which is real), or where it
 * cannot be known.
 */
export function judgeSilence(
  window: ArrivalWindow,
  policy: OutagePolicy,
): (WindowTail & { readonly kind: OutageKind }) | null {
  const { conversions, expectedConversions, clicks, expectedClicks, upstream, expectedUpstream } = window;
  if (conversions === null || expectedConversions === null || window.spend <= 0) return null;
  if (conversions > policy.maxShare * expectedConversions) return null;
  if (!isThere(clicks, expectedClicks, policy)) return null;
  const tail = lowerTail(conversions, expectedConversions, policy);
  if (tail > policy.maxTail) return null;
  if (upstream === null || expectedUpstream === null) return { kind: 'tracking', tail };
  return isThere(upstream, expectedUpstream, policy) ? { kind: 'purchase_event', tail } : null;
}

/** Whether a window's clicks collapsed. Of a part of a day that can be said only where its usual clicks are known. */
export function judgeCollapse(window: ArrivalWindow, policy: OutagePolicy): WindowTail | null {
  const { clicks, expectedClicks, seasonal, hours } = window;
  if (clicks === null || expectedClicks === null || !(seasonal || hours >= HOURS_A_DAY)) return null;
  if (expectedClicks < policy.collapseClicks || clicks >= policy.minClickShare * expectedClicks) return null;
  const tail = lowerTail(clicks, expectedClicks, policy);
  return tail <= policy.maxTail ? { tail } : null;
}

/** Whether conversions came back; null where too few are to be expected to say so. */
export function judgeRecovery(
  { conversions, expectedConversions }: ArrivalWindow,
  { recoveryConversions, recoveryShare }: OutagePolicy,
): boolean | null {
  if (conversions === null || expectedConversions === null || expectedConversions < recoveryConversions) {
    return null;
  }
  return conversions >= recoveryShare * expectedConversions;
}

const HOURS_A_DAY = 24;

function isThere(
  observed: number | null,
  expected: number | null,
  { minClickShare, maxClickShare }: OutagePolicy,
): boolean {
  if (observed === null || expected === null || expected <= 0) return false;
  const share = observed / expected;
  return share >= minClickShare && share <= maxClickShare;
}

/** P(X <= observed) of a negative binomial count. Modelled conversions come in fractions. */
function lowerTail(observed: number, expected: number, { dispersion }: OutagePolicy): number {
  return countTail(Math.round(observed), expected, { dispersion: 1 + expected * dispersion ** 2 }).lower;
}
