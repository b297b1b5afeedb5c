import type { Policy } from '../policy/policy-schema.ts';
import type { Day } from '../shared/day.ts';
import { countEvidence } from './count-evidence.ts';
import { judgeEvidence, type SpikeMetric, type SpikeTest, type SpikeTested } from './judge-evidence.ts';
import { roasEvidence } from './roas-evidence.ts';
import { robustEvidence } from './robust-evidence.ts';
import type { NoSpikeEvidence, SpikeEvidence } from './spike-evidence.ts';
import { type SpikePoint, type SpikeSeries, splitSeries } from './spike-series.ts';

/** What a period of one entity says about each metric. */
export type SpikeReport = {
  readonly period: Day;
  /** One for each metric, tested or not. */
  readonly tests: readonly SpikeTest[];
  /** The strongest spike that is bad news, and the strongest that is good news; null where there is none. */
  readonly worst: SpikeTested | null;
  readonly best: SpikeTested | null;
};

type SpikePolicy = Pick<Policy, 'spikes' | 'dispersion' | 'maturity' | 'roas'>;

const METRICS: readonly {
  readonly metric: SpikeMetric;
  readonly evidence: (series: SpikeSeries, policy: SpikePolicy) => SpikeEvidence | NoSpikeEvidence;
}[] = [
  { metric: 'ctr', evidence: (series, policy) => countEvidence('ctr', series, policy) },
  { metric: 'cvr', evidence: (series, policy) => countEvidence('cvr', series, policy) },
  { metric: 'roas', evidence: roasEvidence },
  { metric: 'cpc', evidence: (series, policy) => countEvidence('cpc', series, policy) },
  { metric: 'cpm', evidence: (series, policy) => countEvidence('cpm', series, policy) },
  { metric: 'spend', evidence: (series, policy) => robustEvidence('spend', series, policy) },
  { metric: 'frequency', evidence: (series, policy) => robustEvidence('frequency', series, policy) },
];

/**
 * Looks for sudden changes of one entity's latest period against its own past.
 *
 * Each metric's p-value counts what a day holds of chance: the counting, the spread from day to day, the uncertain
 * baseline. It is multiplied by the number of tests, so that an entity on which nothing happens raises an alarm on about
 * one day in 370, whatever is tested.
 *
 * @param series complete days of one entity, each once, in any order; the latest is tested. A day that is missing is
 * unknown; days of a tracking outage are best left out.
 * @throws InvalidInputError for an empty series, a day that occurs twice, an impossible figure
 */
export function detectSpike({
  series,
  policy,
}: {
  readonly series: readonly SpikePoint[];
  readonly policy: SpikePolicy;
}): SpikeReport {
  const { spikes } = policy;
  const split = splitSeries(series, spikes.maxBaselinePoints);
  const evidence = METRICS.map((each) => ({ metric: each.metric, found: each.evidence(split, policy) }));
  const tests = evidence.filter(({ found }) => found.kind === 'evidence' || found.planned).length;
  const judged = evidence.map(({ metric, found }) => judgeEvidence(metric, found, { tests, spikes }));
  return {
    period: split.tested.period,
    tests: judged,
    worst: strongest(judged, 'bad'),
    best: strongest(judged, 'good'),
  };
}

function strongest(tests: readonly SpikeTest[], direction: 'good' | 'bad'): SpikeTested | null {
  return tests
    .filter((test): test is SpikeTested => test.severity !== null && test.direction === direction)
    .reduce<SpikeTested | null>(
      (best, test) => (best === null || Math.abs(test.zEq) > Math.abs(best.zEq) ? test : best),
      null,
    );
}
