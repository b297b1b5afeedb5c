import { checkSubject } from './check-subject.ts';
import type { FatigueVerdict } from './fatigue-verdict.ts';
import { judgeFatigue } from './judge-fatigue.ts';
import { type FatigueSubject, measureFatigue } from './measure-fatigue.ts';
import { sortedSeries } from './sorted-series.ts';

/**
 * Looks for fatigue in the daily series of one creative.
 *
 * Five readings of one thing are always measured; those that the policy switches on fire, the first of them is named:
 * - `cusum`, the default: the cumulative sum of standardised clicks against the creative's own first days exceeds its
 *   threshold, which is the statement of confidence.
 * - `cost_cusum`, with it: the same sum of conversions per spend does, and that of the clicks half of it.
 * - `ctr_drop`: the recent CTR lies at least `drop` under that of the days before, and beyond noise.
 * - `age_and_drop`: the creative is old, and its last days lie at least `drop` under its first ones, beyond noise.
 * - `score`: the points of {@link fatigueScore} reach a level; drops within noise have none.
 *
 * Thin days are merged until they can carry a verdict; noise on a few impressions never retires a creative, and days
 * whose clicks are not reported say nothing.
 *
 * ```ts
 * detectFatigue({ series, activeSince: '2026-01-01', now: '2026-02-01', policy: definePolicy({ currency: 'EUR' }) });
 * ```
 *
 * @param subject its series in any order
 * @throws InvalidInputError naming what is wrong: a day that is none, or occurs twice in the series; a figure that is not
 * finite, or below 0 where only revenue may be; more clicks than impressions in all; a spread that is no number of at least 0, a
 * share that is not in 0..1
 */
export function detectFatigue(subject: FatigueSubject): FatigueVerdict {
  checkSubject(subject);
  const measured = measureFatigue({ ...subject, series: sortedSeries(subject.series) });
  return { ...judgeFatigue(measured, subject.policy.fatigue), evidence: { ...measured } };
}
