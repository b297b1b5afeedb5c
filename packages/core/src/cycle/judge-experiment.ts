import { type ExperimentEvaluation, evaluateExperiment } from '../experiments/evaluate-experiment.ts';
import { isRunning } from '../experiments/experiment-window.ts';
import type { Experiment, ExperimentVerdict, TakenLook } from '../model/experiment.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { addHours, type Instant } from '../shared/instant.ts';
import { canonicalJson } from '../shared/json.ts';
import {
  type ExperimentBasis,
  type ExperimentFigures,
  type ExperimentObserved,
  observeExperiment,
  type WantedAd,
} from './observe-experiment.ts';

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
  const judged = experiments
    .filter(isRunning)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((experiment) => {
      const observed = observeExperiment(experiment, basis);
      const policy = basis.policyFor(experiment.campaignId);
      return { experiment, observed, judgement: judgeExperiment(observed, { now, policy }) };
    });
  return judged.map(({ experiment, observed, judgement }) => {
    const others = judged.filter((other) => other.experiment !== experiment);
    return { experiment, observed: { ...observed, wanted: wantedOf(observed, others) }, judgement };
  });
}

/** The ads that other tests need: all of one that goes on, the winner's of one that ends. */
function wantedOf(
  { variants }: ExperimentFigures,
  others: readonly {
    readonly observed: ExperimentFigures;
    readonly judgement: ExperimentJudgement;
  }[],
): readonly WantedAd[] {
  const own = new Set(variants.map(({ adId }) => adId));
  return others.flatMap(({ observed, judgement: { status, evaluation } }) =>
    observed.variants
      .filter(
        ({ id, adId }) => own.has(adId) && (status === 'needs_more_data' || id === evaluation?.winnerId),
      )
      .map(({ adId }) => ({ adId, by: observed.name })),
  );
}

/**
 * Looks at a test, if now is the time. The always-valid test is looked at in every cycle; every other method has its one
 * look at the planned end, since looking again and again would find a winner where there is none.
 */
export function judgeExperiment(
  observed: ExperimentFigures,
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
  return { status: evaluation.status, reason: `${evaluation.reason}${unknownDaysOf(summed)}`, evaluation };
}

function unknownDaysOf({ unknownDays: { length } }: ExperimentFigures['summed']): string {
  if (length === 0) return '';
  return `; ${length === 1 ? 'one day is' : `${length} days are`} left out of all variants, for figures of one are unknown`;
}

function obstacleTo(
  { window, variants, doubt, summed }: ExperimentFigures,
  { experiments }: Policy,
): string | null {
  const { minVariants, maxVariants } = experiments;
  if (variants.length < minVariants || variants.length > maxVariants)
    return `${variants.length} variants: a test has ${minVariants} to ${maxVariants}`;
  if (new Set(variants.map(({ id }) => id)).size < variants.length) return 'two variants have the same id';
  if (doubt !== null) return doubt;
  if (window === null) return 'the test has no complete day';
  return summed.comparedDays === 0
    ? `on no complete day all variants were served and their figures are known${unknownDaysOf(summed)}`
    : null;
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
      primaryMetric,
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
          metric: primaryMetric,
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
