import type { Instant } from '../shared/instant.ts';
import type { OutageKind } from './judge-window.ts';

/** The window that gave something away. Conversions may have fractions, as modelled ones do. */
export type OutageEvidence = {
  readonly hours: number;
  readonly conversions: number | null;
  readonly expectedConversions: number | null;
  readonly clicks: number | null;
  readonly expectedClicks: number | null;
  /** The probability of so few. */
  readonly tail: number;
};

/** A time in which conversions were presumed lost, although people bought. */
export type Outage = {
  /** `purchase_event`: what lies between click and purchase is there, so it is the event or the checkout. */
  readonly kind: OutageKind;
  /** When the last conversion before it came. */
  readonly since: Instant;
  /** The reading by which it was presumed. */
  readonly presumedAt: Instant;
  /** When conversions were back, or a person closed it; null while it is presumed. */
  readonly until: Instant | null;
  readonly evidence: OutageEvidence;
};

/** A time in which clicks were gone too: no outage, but the real thing. */
export type TrafficCollapse = { readonly since: Instant; readonly evidence: OutageEvidence };

/** What an account's readings say. */
export type OutageReport = {
  /** Oldest first. The last one is still presumed where its `until` is null. */
  readonly outages: readonly Outage[];
  /** As of the last reading; null where traffic is what it was. */
  readonly collapse: TrafficCollapse | null;
  /** When conversions fell silent, as of the last reading, whatever clicks do; null where they come. */
  readonly silentSince: Instant | null;
};
