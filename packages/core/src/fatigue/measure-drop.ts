import type { RateSum } from './rate-day.ts';

/** How far a rate lies under an earlier one. */
export type Drop = {
  readonly recentDays: number;
  readonly recentRate: number;
  readonly baselineRate: number;
  /** 1 - recent / baseline, of rates with half an event added to each window; negative where the rate rose. */
  readonly drop: number;
  /** Of the difference of the logarithms of both rates, day-to-day spread included. */
  readonly standardError: number;
};

/**
 * Compares the rates of two windows on the logarithmic scale: `L = ln((c_r + 0.5) / n_r) - ln((c_b + 0.5) / n_b)` with
 * `se^2 = 1/max(c_r, 1) + 1/max(c_b, 1) + cv^2 (1/D_r + 1/D_b)`, the delta method for counts with a spread `cv` of daily
 * rates. The half event keeps windows without events finite.
 *
 * @returns null where a window has no exposure
 */
export function measureDrop(recent: RateSum, baseline: RateSum, cv: number): Drop | null {
  if (recent.exposure <= 0 || baseline.exposure <= 0) return null;
  const logRatio = logRate(recent) - logRate(baseline);
  return {
    recentDays: recent.days,
    recentRate: recent.events / recent.exposure,
    baselineRate: baseline.events / baseline.exposure,
    drop: 1 - Math.exp(logRatio),
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

function logRate({ events, exposure }: RateSum): number {
  return Math.log((events + 0.5) / exposure);
}
