import { EXPERIMENT_METRICS, type ExperimentDesign, type ExperimentVerdict } from '../model/experiment.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { hoursBetween } from '../shared/instant.ts';
import { once } from '../shared/once.ts';
import type { RunningPValues } from '../stats/running-p-values.ts';
import { assumeDispersion } from './assume-dispersion.ts';
import { checkEmbargo, type EmbargoVerdict } from './check-embargo.ts';
import { checkEvaluation } from './check-evaluation.ts';
import { decideVerdict, decideWithout } from './decide-verdict.ts';
import { describeEmbargo, describeVerdict } from './describe-verdict.ts';
import type { EvaluationInput } from './evaluation-input.ts';
import { experimentScore } from './experiment-score.ts';
import type { ExperimentMethod } from './find-winner.ts';
import { computeImprovement, type Improvement } from './improvement.ts';
import { type MeasuredVariants, measureVariants } from './measure-variants.ts';
import { metricOf, snapshotVariant, type VariantSnapshot } from './metrics-snapshot.ts';
import { choosePrimaryMetric, type TestedMetric } from './primary-metric.ts';
import { computeStatistics, type StatisticalResults } from './statistical-results.ts';
import { completeVariants, type VariantFigures } from './variant-figures.ts';
import { describeImbalance, type ExperimentWarning, listWarnings } from './warnings.ts';

/** What an evaluation says of a test; plain JSON but for parts that are computed when they are read. */
export type ExperimentEvaluation = {
  readonly status: ExperimentVerdict;
  readonly winnerId: string | null;
  /** The variant that is ahead by what decides. */
  readonly leaderId: string | null;
  readonly method: ExperimentMethod;
  readonly primaryMetric: TestedMetric;
  readonly winnerBy: Policy['experiments']['winnerBy'];
  readonly design: ExperimentDesign;
  /** Of the leader's weakest comparison, corrected for the number of variants; null where nothing was tested. */
  readonly pValue: number | null;
  readonly embargo: EmbargoVerdict;
  readonly forced: boolean;
  /** Why it was forced. */
  readonly forceReason: string | null;
  /** One sentence with the figures. */
  readonly reason: string;
  readonly warnings: readonly ExperimentWarning[];
  /** The leader over the best other variant. */
  readonly improvement: Improvement | null;
  readonly metricsSnapshot: readonly VariantSnapshot[];
  /** By variant. */
  readonly compositeScores: Readonly<Record<string, number>>;
  readonly statisticalResults: StatisticalResults;
  /** To be stored, and given to the next evaluation. */
  readonly running: RunningPValues;
};

/**
 * Judges a test of 2 to 15 variants: who leads, whether it has won, what else the figures say.
 *
 * A winner is better than every other variant by the primary metric, with a family error of at most `alpha`. Without one
 * the test needs more data until its planned end; there one fixed look says `equivalent`, where the best and the worst
 * variant differ by less than the margin, or `inconclusive`. Where the composite score chooses (`winnerBy`), it does so
 * once the primary metric has a winner. Ties keep the earlier variant, with a warning.
 *
 * By default (`method: 'chi_square'`) the verdict is valid for one look; who looks again and again takes `always_valid`.
 *
 * ```ts
 * const { status, winnerId } = evaluateExperiment({
 *   variants: [
 *     { id: 'a', impressions: 5000, clicks: 250, spend: 50_000, conversions: 40, revenue: 225_000 },
 *     { id: 'b', impressions: 5000, clicks: 150, spend: 37_500, conversions: 30, revenue: 120_000 },
 *   ],
 *   startedAt: '2026-01-12T12:00:00.000Z',
 *   now: '2026-01-15T12:00:00.000Z',
 *   policy,
 * }); // winner, a: chi-square 25.52, p 4.4e-7
 * ```
 *
 * Figures that are not read, such as posteriors, are not computed; a copy of the evaluation, or JSON, has them all.
 *
 * @throws InvalidInputError for another number of variants, two with one id, impossible figures, instants, shares, earlier
 * p-values or dispersion, a method, design or metric that there is not, a test that starts later than `now`, and for
 * `force` without a reason
 */
export function evaluateExperiment(input: EvaluationInput): ExperimentEvaluation {
  const { policy, startedAt, now, method = 'chi_square', design = 'observational', running = {} } = input;
  const { experiments } = policy;
  const variants = completeVariants(input.variants, experiments);
  checkEvaluation(input);
  const forceReason = input.force ? (input.reason ?? null) : null;
  const isForced = forceReason !== null;
  const primaryMetric = chooseMetric(input);
  const elapsed = hoursBetween(startedAt, now);
  const isOutOfTime = elapsed >= experiments.maxDurationHours;
  const isFinal =
    isForced || (input.plannedEndAt === undefined ? isOutOfTime : hoursBetween(input.plannedEndAt, now) >= 0);
  const dispersion =
    input.dispersion ??
    assumeDispersion({ metric: primaryMetric, arms: variants.length, hours: elapsed, policy });
  const measured = measureVariants(primaryMetric, variants, { dispersion, policy });
  const statistics = computeStatistics({
    variants,
    measured: typeof measured === 'string' ? null : measured,
    shares: input.shares ?? variants.map(() => 1),
    running,
    isFinal,
    policy,
  });
  const { results, leader, comparison } = statistics;
  const embargo = checkEmbargo({ variants, startedAt, now, policy });
  const obstacle =
    (isForced ? null : describeEmbargo(embargo, variants, startedAt, experiments)) ??
    (typeof measured === 'string' ? measured : describeImbalance(variants, design, experiments));
  const scores = scoreVariants(variants, experiments);
  const decided =
    obstacle === null
      ? decideVerdict(method, { statistics, scores, isFinal, policy: experiments })
      : decideWithout(isFinal && (isForced || isOutOfTime));
  const warnings = once(() => listWarnings({ variants, design, statistics, scores, policy: experiments }));
  const improvement = once(() => computeImprovement(primaryMetric, statistics));
  const snapshot = once(() =>
    variants.map((variant) => snapshotVariant(variant, input.metrics ?? EXPERIMENT_METRICS)),
  );
  return {
    status: decided.status,
    winnerId: variants[decided.winner ?? -1]?.id ?? null,
    leaderId: variants[leader ?? -1]?.id ?? null,
    method,
    primaryMetric,
    winnerBy: experiments.winnerBy,
    design,
    pValue: decided.finding?.pValue ?? null,
    embargo,
    forced: isForced,
    forceReason,
    reason:
      obstacle ??
      describeVerdict(decided, {
        variants,
        leader,
        value: leaderValue(measured, leader),
        metric: primaryMetric,
        policy: experiments,
      }),
    compositeScores: Object.fromEntries(variants.map(({ id }, at) => [id, scores[at] ?? 0])),
    statisticalResults: results,
    get warnings() {
      return warnings();
    },
    get improvement() {
      return improvement();
    },
    get metricsSnapshot() {
      return snapshot();
    },
    get running() {
      // What was not fit to be judged was not looked at.
      return obstacle === null ? (comparison()?.running ?? running) : running;
    },
  };
}

function leaderValue(measured: MeasuredVariants | string, leader: number | null): number | null {
  return typeof measured === 'string' ? null : (measured.measures.values[leader ?? -1] ?? null);
}

function chooseMetric({ primaryMetric = null, objective = null, policy }: EvaluationInput): TestedMetric {
  return choosePrimaryMetric({ declared: primaryMetric, objective, policy });
}

function scoreVariants(
  variants: readonly VariantFigures[],
  { scoreWeights }: Policy['experiments'],
): readonly number[] {
  const metrics = variants.map((variant) => ({
    roas: metricOf('roas', variant),
    ctr: metricOf('ctr', variant),
    cpc: metricOf('cpc', variant),
  }));
  return experimentScore(metrics, { weights: scoreWeights });
}
