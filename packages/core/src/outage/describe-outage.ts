import type { OutageKind } from './judge-window.ts';
import type { Outage, OutageEvidence, TrafficCollapse } from './outage.ts';

const WHAT: Readonly<Record<OutageKind, string>> = {
  tracking: 'tracking seems broken',
  purchase_event: 'the purchase event or the checkout seems broken',
};

/** One sentence with the numbers. */
export function describeOutage({ kind, since, evidence }: Outage): string {
  const { conversions, expectedConversions, clicks } = evidence;
  const figures = `${shown(conversions)} of ${shown(expectedConversions)} expected conversions on ${shown(clicks)} clicks`;
  return `${WHAT[kind]} since ${since}: ${figures} in ${hoursOf(evidence)} h`;
}

/** One sentence with the numbers. */
export function describeCollapse({ since, evidence }: TrafficCollapse): string {
  const figures = `${shown(evidence.clicks)} of ${shown(evidence.expectedClicks)} expected clicks`;
  return `traffic has collapsed since ${since}: ${figures} in ${hoursOf(evidence)} h`;
}

function shown(count: number | null): string {
  return count === null ? 'an unknown number of' : `${Math.round(count)}`;
}

function hoursOf({ hours }: OutageEvidence): string {
  return `${Number(hours.toFixed(1))}`;
}
