import { restsOnSales } from '../../experiments/primary-metric.ts';
import type { ExperimentVariant } from '../../model/experiment.ts';
import { groupBy } from '../../shared/group-by.ts';
import type { Json } from '../../shared/json.ts';
import type { Action, Target } from '../action.ts';
import type { Evidence, Hold, Proposal } from '../decision.ts';
import { type ExperimentJudgement, judgeExperiment } from '../judge-experiment.ts';
import type { ExperimentObserved } from '../observe-experiment.ts';
import { RESTS_ON } from '../rests-on-conversions.ts';
import { experimentCounterfactual } from './experiment-counterfactual.ts';
import { losersOf } from './experiment-losers.ts';
import { type Rule, type RuleContext, ruleContext } from './rule.ts';

/**
 * Ends tests. By default every cycle looks, by a test that allows it; a policy's `chi_square` or `bayesian` has its one
 * look at the planned end. The losers of a test with a winner are paused, people are told; without one they are told at
 * the end, and nobody is paused.
 */
export const experimentWinner: Rule = {
  name: 'experiment_winner',
  decide: (facts) => {
    const opinions = facts.experiments().flatMap(({ experiment, observed, judgement }) => {
      const target: Target = { level: 'experiment', id: experiment.id, campaignId: experiment.campaignId };
      return conclude(observed, judgement, ruleContext(target, facts));
    });
    // An ad that lost two tests is paused once.
    const byTarget = groupBy(opinions, ({ target }) => `${target.level} ${target.id}`);
    return [...byTarget.values()].flatMap(([first]) => first ?? []);
  },
  replay: (json, context) => {
    const observed = json as ExperimentObserved & Json;
    const { target } = context;
    const judgement = judgeExperiment(observed, context);
    const opinions = conclude(observed, judgement, {
      ...context,
      target: { level: 'experiment', id: observed.id, campaignId: target.campaignId },
    });
    return (
      opinions.find(
        (opinion) => opinion.target.level === target.level && opinion.target.id === target.id,
      ) ?? {
        kind: 'hold',
        target,
        reason: judgement.reason,
      }
    );
  },
};

/** The verdict on the test and, where it has a winner, on its other ads. */
function conclude(
  observed: ExperimentObserved,
  judgement: ExperimentJudgement,
  context: RuleContext,
): readonly (Proposal | Hold)[] {
  const { status } = judgement;
  const { target } = context;
  if (status === 'needs_more_data')
    return [{ kind: 'hold', target, reason: `needs_more_data: ${judgement.reason}` }];
  const { paused, spared, note } = losersOf(observed, judgement);
  const reason = `${judgement.reason}${note}`;
  const opinion = opine(observed, judgement, context);
  const action = notify(observed, { judgement, reason, losers: paused });
  return [
    { ...opinion, target, action, reason },
    ...paused.map((loser) => pause(loser, { observed, opinion, reason: judgement.reason, target })),
    ...spared.map(
      ({ variant, by }): Hold => ({
        kind: 'hold',
        target: { level: 'ad', id: variant.adId, campaignId: target.campaignId },
        reason: `"${variant.name}" lost test "${observed.name}", but test "${by}" needs it`,
      }),
    ),
  ];
}

function pause(
  { adId, name }: ExperimentVariant,
  {
    observed,
    opinion,
    reason,
    target,
  }: {
    readonly observed: ExperimentObserved;
    readonly opinion: Omit<Proposal, 'target' | 'action' | 'reason'>;
    readonly reason: string;
    readonly target: Target;
  },
): Proposal {
  return {
    ...opinion,
    target: { level: 'ad', id: adId, campaignId: target.campaignId },
    action: { type: 'set_status', from: 'ACTIVE', to: 'PAUSED' },
    reason: `"${name}" lost test "${observed.name}": ${reason}`,
  };
}

function notify(
  { id, name, window, today }: ExperimentObserved,
  {
    judgement: { evaluation },
    reason,
    losers,
  }: {
    readonly judgement: ExperimentJudgement;
    readonly reason: string;
    readonly losers: readonly ExperimentVariant[];
  },
): Action {
  const winnerId = evaluation?.winnerId ?? null;
  return {
    type: 'notify',
    topic: winnerId === null ? 'experiment_inconclusive' : 'experiment_completed',
    message: `Test "${name}": ${reason}`,
    experiment: {
      id,
      winnerVariantId: winnerId,
      loserAdIds: losers.map(({ adId }) => adId),
      pValue: evaluation?.pValue ?? null,
      since: window?.since ?? today,
      until: window?.until ?? today,
    },
  };
}

function opine(
  observed: ExperimentObserved,
  judgement: ExperimentJudgement,
  context: RuleContext,
): Omit<Proposal, 'target' | 'action' | 'reason'> {
  return {
    kind: 'propose',
    fallback: null,
    evidence: evidenceOf(observed, judgement),
    facts: observed,
    counterfactuals: [experimentCounterfactual(judgement, context)],
    priority: 2,
    // The p-value of a winner by the composite score may be of another variant.
    confidence: isTested(judgement) ? 'high' : 'medium',
  };
}

function isTested({ status, evaluation }: ExperimentJudgement): boolean {
  return status === 'winner' && evaluation?.winnerId === evaluation?.leaderId;
}

function evidenceOf(
  { id, metric, window, summed }: ExperimentObserved,
  { status, evaluation }: ExperimentJudgement,
): Evidence {
  const { rates = null, omnibus = null } = evaluation?.statisticalResults ?? {};
  const values = (rates ?? []).map(({ variantId, value }) => [`variant ${variantId}`, value]);
  const { cv, nu } = summed.dispersion;
  return {
    [RESTS_ON]: restsOnSales(metric) || evaluation?.winnerBy === 'composite' ? 'conversions' : 'delivery',
    experimentId: id,
    status,
    winnerVariantId: evaluation?.winnerId ?? null,
    testedLeaderVariantId: evaluation?.leaderId ?? null,
    method: evaluation?.method ?? null,
    metric,
    pValue: evaluation?.pValue ?? null,
    statistic: omnibus?.statistic ?? null,
    degreesOfFreedom: omnibus?.degreesOfFreedom ?? null,
    dayNoise: cv,
    dayNoiseDegreesOfFreedom: nu,
    since: window?.since ?? null,
    until: window?.until ?? null,
    ...Object.fromEntries(values),
  };
}
