import type { Policy } from '../policy/policy-schema.ts';
import { robustScale } from '../stats/robust-scale.ts';
import { studentTails } from '../stats/special-functions/student-t-distribution.ts';
import { type NoSpikeEvidence, noEvidence, type SpikeEvidence } from './spike-evidence.ts';
import { hourOfPeriod } from './spike-period.ts';
import type { SeasonPoint, SpikePoint, SpikeSeries } from './spike-series.ts';

/** A metric that is an amount rather than a rate. */
export type AmountMetric = 'spend' | 'frequency';

// The median absolute deviation of n normal values tells as much as the standard deviation of this share of them.
const DEVIATION_EFFICIENCY = 0.37;

/**
 * The logarithm of an amount against the median of the earlier ones, in robust deviations of at least `minRobustScale`. An
 * hour is compared with the same hour of earlier days as soon as there are `minRobustPoints` of them. A
 * deviation known from a few points only has the tails of Student's t: taken as normal, it would raise an alarm on every
 * fiftieth ordinary day.
 */
export function robustEvidence(
  metric: AmountMetric,
  { tested, baseline }: SpikeSeries,
  { spikes }: Pick<Policy, 'spikes'>,
): SpikeEvidence | NoSpikeEvidence {
  const alike = atSameHour(tested, baseline).flatMap((point) => lnAmount(point, metric) ?? []);
  const logs =
    alike.length >= spikes.minRobustPoints
      ? alike
      : baseline.flatMap((point) => lnAmount(point, metric) ?? []);
  const value = tested[metric];
  if (value === null) return noEvidence('it is unknown', { planned: false });
  if (logs.length < spikes.minRobustPoints) {
    return noEvidence(`${logs.length} of ${spikes.minRobustPoints} earlier points`, { planned: false });
  }
  if (value === 0) return noEvidence('nothing was delivered', { planned: true });
  const { median, scale } = robustScale(logs, { minDeviation: spikes.minRobustScale });
  const t = (Math.log(value) - median) / scale;
  const degreesOfFreedom = Math.max(1, DEVIATION_EFFICIENCY * (logs.length - 1));
  const { lnUpper } = studentTails(Math.abs(t), degreesOfFreedom);
  return {
    kind: 'evidence',
    observed: value,
    expected: Math.exp(median),
    change: t < 0 ? 'down' : 'up',
    lnP: Math.min(0, Math.LN2 + lnUpper),
  };
}

function lnAmount(point: SpikePoint, metric: AmountMetric): number | null {
  const amount = point[metric];
  return amount === null || amount === 0 ? null : Math.log(amount);
}

function atSameHour({ period }: SpikePoint, baseline: readonly SeasonPoint[]): readonly SeasonPoint[] {
  return baseline.filter((point) => hourOfPeriod(point.period) === hourOfPeriod(period));
}
