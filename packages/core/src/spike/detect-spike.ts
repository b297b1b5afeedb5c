import type { Policy } from '../policy/policy-schema.ts';
import { countEvidence } from './count-evidence.ts';
import { judgeEvidence, type SpikeMetric, type SpikeTest, type SpikeTested } from './judge-evidence.ts';
import { roasEvidence } from './roas-evidence.ts';
import { robustEvidence } from './robust-evidence.ts';
import type { NoSpikeEvidence, SpikeEvidence } from './spike-evidence.ts';
import { periodsADay, type SpikePeriod } from './spike-period.ts';
import { type SpikePoint, type SpikeSeries, splitSeries } from './spike-series.ts';

/** What a period of one entity says about each metric. */
export type SpikeReport = {
  readonly period: SpikePeriod;
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
 * Looks for sudden changes of one entity's latest complete period against its own past.
 *
 * Each metric's p-value counts what a period holds of chance: the counting, the spread from period to period, the
 * uncertain baseline. It is multiplied by the number of tests of the entity in a day (metrics times periods), so that an
 * entity on which nothing happens raises an alarm on about one day in 370, whatever is tested. That holds where every
 * period is tested once.
 *
 * ```ts
 * const series = days.map(({ day, ...figures }) => ({ period: day, frequency: null, maturity: 1, ...figures }));
 * const { worst } = detectSpike({ series, policy }); // worst?.reason: "ctr 50.0 % below expectation: z -4.56 ..."
 * ```
 *
 * @param options `series`: periods of one entity, all of them days or all of them hours, each once, in any order; the latest complete
 * one is tested. A period that is missing is unknown; where conversions were lost, `maturity` 0 leaves them out.
 *   `now`: the running day or hour on the account's wall clock (more precise is fine): it is not complete. By default
 * every period of the series is.
 * @throws InvalidInputError for a series without a complete period, a period that occurs twice, an impossible figure, a
 * `now` that is neither a day nor an hour
 */
export function detectSpike({
  series,
  now,
  policy,
}: {
  readonly series: readonly SpikePoint[];
  readonly now?: SpikePeriod;
  readonly policy: SpikePolicy;
}): SpikeReport {
  const { spikes } = policy;
  const split = splitSeries(series, { maxDays: spikes.maxBaselinePoints, now: now ?? null });
  const evidence = METRICS.map((each) => ({ metric: each.metric, found: each.evidence(split, policy) }));
  const metrics = evidence.filter(({ found }) => found.kind === 'evidence' || found.planned).length;
  const tests = metrics * periodsADay(split.grain);
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
