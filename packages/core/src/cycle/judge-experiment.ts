import { type ExperimentEvaluation, evaluateExperiment } from '../experiments/evaluate-experiment.ts';
import { isRunning } from '../experiments/experiment-window.ts';
import type { Experiment, ExperimentVerdict, TakenLook } from '../model/experiment.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { addHours, type Instant } from '../shared/instant.ts';
import { canonicalJson } from '../shared/json.ts';
import { type ExperimentBasis, type ExperimentObserved, observeExperiment } from './observe-experiment.ts';

/** What a cycle says of a test. */
export type ExperimentJudgement = {
  readonly status: ExperimentVerdict;
  readonly reason: string;
  /** null where nobody looked: too early, or there is nothing to look at. */
  readonly evaluation: ExperimentEvaluation | null;
};

/** A running test with what was observed of it and what that says. */
export type JudgedExperiment = {
  readonly experiment: Experiment;
  readonly observed: ExperimentObserved;
  readonly judgement: ExperimentJudgement;
};

/** Every running test, ordered by id. */
export function judgeExperiments(basis: ExperimentBasis): readonly JudgedExperiment[] {
  const { experiments, now } = basis.snapshot;
  return experiments
    .filter(isRunning)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((experiment) => {
      const observed = observeExperiment(experiment, basis);
      const policy = basis.policyFor(experiment.campaignId);
      return { experiment, observed, judgement: judgeExperiment(observed, { now, policy }) };
    });
}

/**
 * Looks at a test, if now is the time. The always-valid test is looked at in every cycle; every other method has its one
 * look at the planned end, since looking again and again would find a winner where there is none.
 */
export function judgeExperiment(
  observed: ExperimentObserved,
  { now, policy }: { readonly now: Instant; readonly policy: Policy },
): ExperimentJudgement {
  const { method, maxDurationHours } = policy.experiments;
  const { startedAt, plannedEndAt, metric, metrics, design, running, summed } = observed;
  const obstacle = obstacleTo(observed, policy);
  if (obstacle !== null) {
    const isOver = now >= plannedEndAt && now >= addHours(startedAt, maxDurationHours);
    return { status: isOver ? 'inconclusive' : 'needs_more_data', reason: obstacle, evaluation: null };
  }
  if (method !== 'always_valid' && now < plannedEndAt) {
    const reason = `the look is planned for ${plannedEndAt}`;
    return { status: 'needs_more_data', reason, evaluation: null };
  }
  const { variants, dispersion } = summed;
  const evaluation = evaluateExperiment({
    variants,
    dispersion,
    startedAt,
    now,
    policy,
    method,
    primaryMetric: metric,
    metrics,
    plannedEndAt,
    design,
    running,
  });
  return { status: evaluation.status, reason: evaluation.reason, evaluation };
}

function obstacleTo({ window, variants }: ExperimentObserved, { experiments }: Policy): string | null {
  const { minVariants, maxVariants } = experiments;
  if (variants.length < minVariants || variants.length > maxVariants)
    return `${variants.length} variants: a test has ${minVariants} to ${maxVariants}`;
  if (new Set(variants.map(({ id }) => id)).size < variants.length) return 'two variants have the same id';
  return window === null ? 'the test has no complete day' : null;
}

/**
 * The looks at tests that a cycle took, to be stored with the tests. A test that nobody looked at is not among them.
 */
export function takenLooks({
  experiments,
  snapshot,
}: {
  readonly experiments: () => readonly JudgedExperiment[];
  readonly snapshot: { readonly now: Instant };
}): readonly TakenLook[] {
  return experiments().flatMap(({ experiment, judgement: { evaluation } }) => {
    if (evaluation === null) return [];
    const {
      status,
      winnerId,
      pValue,
      reason,
      metricsSnapshot,
      statisticalResults,
      compositeScores,
      running,
    } = evaluation;
    return [
      {
        id: experiment.id,
        running,
        look: {
          at: snapshot.now,
          status,
          winnerVariantId: winnerId,
          pValue,
          reason,
          // The copy has what was not computed so far.
          metricsSnapshot: JSON.parse(canonicalJson(metricsSnapshot)),
          statisticalResults: JSON.parse(canonicalJson(statisticalResults)),
          compositeScores,
        },
      },
    ];
  });
}
