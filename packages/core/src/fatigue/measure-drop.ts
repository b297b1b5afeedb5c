import type { RateSum } from './rate-day.ts';

/** How far a rate lies under an earlier one. */
export type Drop = {
  readonly recentDays: number;
  readonly recentRate: number;
  readonly baselineRate: number;
  /** 1 - recent / baseline, of rates with the added events; negative where the rate rose. */
  readonly drop: number;
  /** Of the difference of the logarithms of both rates, day-to-day spread included. */
  readonly standardError: number;
};

/** What two windows are compared with. */
export type DropOptions = {
  /** Spread of daily rates beyond counting, relative. */
  readonly cv: number;
  /** Events that each window is given beside its own; half an event by default. */
  readonly addedEvents?: number;
};

const HALF_EVENT = 0.5;

/** The events that windows are given: none where their drop is judged bare, without a doubt about small numbers. */
export function addedEventsOf({ minStandardErrors }: { readonly minStandardErrors: number }): number {
  return minStandardErrors === 0 ? 0 : HALF_EVENT;
}

/**
 * Compares the rates of two windows on the logarithmic scale: `L = ln((c_r + 0.5) / n_r) - ln((c_b + 0.5) / n_b)` with
 * `se^2 = 1/max(c_r, 1) + 1/max(c_b, 1) + cv^2 (1/D_r + 1/D_b)`, the delta method for counts with a spread `cv` of daily
 * rates. The half event keeps windows without events finite.
 *
 * @returns null where a window has no exposure, or the baseline no rate that could fall
 */
export function measureDrop(
  recent: RateSum,
  baseline: RateSum,
  { cv, addedEvents = HALF_EVENT }: DropOptions,
): Drop | null {
  if (recent.exposure <= 0 || baseline.exposure <= 0) return null;
  const rate = ({ events, exposure }: RateSum): number => (events + addedEvents) / exposure;
  if (rate(baseline) <= 0) return null;
  return {
    recentDays: recent.days,
    recentRate: recent.events / recent.exposure,
    baselineRate: baseline.events / baseline.exposure,
    drop: 1 - rate(recent) / rate(baseline),
    standardError: Math.sqrt(
      1 / Math.max(recent.events, 1) +
        1 / Math.max(baseline.events, 1) +
        cv ** 2 * (1 / recent.days + 1 / baseline.days),
    ),
  };
}

/** Whether a rate lies so many standard errors under the other one, on the logarithmic scale. */
export function isBeyondNoise({ drop, standardError }: Drop, standardErrors: number): boolean {
  return Math.log1p(-drop) + standardErrors * standardError < 0;
}
