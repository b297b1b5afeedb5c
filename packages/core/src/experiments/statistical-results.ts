import type { Policy } from '../policy/policy-schema.ts';
import { once } from '../shared/once.ts';
import type { ArmsComparison } from '../stats/arms-comparison.ts';
import { compareMeasures } from '../stats/compare-measures.ts';
import { judge } from '../stats/mixture-test.ts';
import type { RunningPValues } from '../stats/running-p-values.ts';
import { type SampleRatioResult, sampleRatioMismatch } from '../stats/sample-ratio-mismatch.ts';
import { type BayesianResult, judgeByPosterior } from './bayesian-results.ts';
import { type OmnibusResult, type PairwiseResult, testOmnibus, testPairs } from './fixed-horizon.ts';
import type { MeasuredVariants } from './measure-variants.ts';
import type { VariantFigures } from './variant-figures.ts';
import { type VariantRate, variantRates } from './variant-rates.ts';

/** The leader against one other variant, by the test that may be looked at again and again. */
export type SequentialPair = {
  readonly variantId: string;
  /** The smallest at all looks at which the leader was ahead. */
  readonly pValue: number;
  /** Leader less other, at this look; null where it cannot be tested. */
  readonly difference: number | null;
  /** Holds the true difference at all looks together; null where it has no end. */
  readonly interval: readonly [low: number, high: number] | null;
};

/**
 * All that statistics say of a test. Each part is computed when it is first read; a copy, or JSON, has them all. null
 * stands where a figure is unknown.
 */
export type StatisticalResults = {
  /** Chi-square over all clicks of all variants, whatever decides, and on whatever days they were served. */
  readonly chiSquare: OmnibusResult | null;
  /** The same over what decides; null where that is no count per impression. */
  readonly omnibus: OmnibusResult | null;
  /** The leader against each other variant, by the test for one look. */
  readonly pairwise: readonly PairwiseResult[] | null;
  /** What decides, of each variant. */
  readonly rates: readonly VariantRate[] | null;
  /** The always-valid comparison: who leads, has won, is out; estimates that chance has not inflated. */
  readonly alwaysValid:
    | (Omit<ArmsComparison, 'running'> & { readonly pairs: readonly SequentialPair[] })
    | null;
  readonly bayesian: readonly BayesianResult[] | null;
  /** Whether impressions were shared out as planned: evenly, where nothing else was. */
  readonly sampleRatio: SampleRatioResult;
};

/** {@link StatisticalResults}, with what verdicts and the next look need of them. */
export type Statistics = {
  readonly results: StatisticalResults;
  /** The variant that is ahead by what decides; null where none has impressions. */
  readonly leader: number | null;
  readonly comparison: () => ArmsComparison | null;
};

/** The statistics of a test, each part of them when it is first read. */
export function computeStatistics({
  variants,
  measured,
  shares,
  running,
  isFinal,
  policy,
}: {
  readonly variants: readonly VariantFigures[];
  /** null where a figure that decides is unknown. */
  readonly measured: MeasuredVariants | null;
  readonly shares: readonly number[];
  readonly running: RunningPValues;
  /** Whether this is the last look, at which equivalence may be asked for. */
  readonly isFinal: boolean;
  readonly policy: { readonly experiments: Policy['experiments'] };
}): Statistics {
  const { experiments } = policy;
  const leader = measured === null ? null : leaderOf(measured);
  const chiSquare = once(() => omnibusOfClicks(variants, experiments));
  const omnibus = once(() => (measured?.counts ? testOmnibus(measured.counts, experiments) : null));
  const pairwise = once(() =>
    measured === null || leader === null ? null : testPairs(measured, { leader, omnibus: omnibus() }),
  );
  const comparison = once(() =>
    measured === null
      ? null
      : compareMeasures(measured.measures, {
          alpha: experiments.alpha,
          tau: experiments.mixtureScale,
          running,
          equivalenceMargin: isFinal ? experiments.equivalenceMargin : null,
          shrinkage: { spread: experiments.effectSpread, weight: experiments.effectWeight },
        }),
  );
  const alwaysValid = once(() => sequentialResults(measured, leader, comparison(), experiments));
  const bayesian = once(() => (measured === null ? null : judgeByPosterior(measured)));
  const sampleRatio = once(() =>
    sampleRatioMismatch(
      variants.map(({ impressions }) => impressions),
      shares,
      { alpha: experiments.sampleRatioAlpha },
    ),
  );
  const rates = once(() => (measured === null ? null : variantRates(measured)));
  const results: StatisticalResults = {
    get chiSquare() {
      return chiSquare();
    },
    get omnibus() {
      return omnibus();
    },
    get pairwise() {
      return pairwise();
    },
    get rates() {
      return rates();
    },
    get alwaysValid() {
      return alwaysValid();
    },
    get bayesian() {
      return bayesian();
    },
    get sampleRatio() {
      return sampleRatio();
    },
  };
  return { results, leader, comparison };
}

function leaderOf({ measures: { values } }: MeasuredVariants): number | null {
  return values.reduce<number | null>((best, value, at) => {
    const highest = best === null ? null : (values[best] ?? null);
    return value !== null && (highest === null || value > highest) ? at : best;
  }, null);
}

function omnibusOfClicks(
  variants: readonly VariantFigures[],
  experiments: Policy['experiments'],
): OmnibusResult | null {
  const counts = variants.flatMap(({ clicks, impressions }) =>
    clicks === null ? [] : [{ successes: clicks, trials: impressions }],
  );
  return counts.length < variants.length ? null : testOmnibus(counts, experiments);
}

function sequentialResults(
  measured: MeasuredVariants | null,
  leader: number | null,
  comparison: ArmsComparison | null,
  { alpha, mixtureScale }: Policy['experiments'],
): StatisticalResults['alwaysValid'] {
  if (measured === null || comparison === null) return null;
  const { running: _, ...rest } = comparison;
  const { contrast } = measured.measures;
  const pairs = comparison.arms.flatMap(({ id, pValue }, at) => {
    if (leader === null || at === leader) return [];
    const { difference, interval } = judge(contrast(leader, at), { alpha, tau: mixtureScale });
    return [{ variantId: id, pValue: pValue ?? 1, difference, interval }];
  });
  return { ...rest, pairs };
}
