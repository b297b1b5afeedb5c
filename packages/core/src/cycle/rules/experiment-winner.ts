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
  const { status, reason } = judgement;
  const { target } = context;
  if (status === 'needs_more_data') return [{ kind: 'hold', target, reason: `needs_more_data: ${reason}` }];
  const losers = losersOf(observed, judgement);
  const opinion = opine(observed, judgement, context);
  const told: Proposal = { ...opinion, target, action: notify(observed, judgement, losers), reason };
  return [told, ...losers.map((loser) => pause(loser, { observed, opinion, reason, target }))];
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
  { evaluation, reason }: ExperimentJudgement,
  losers: readonly ExperimentVariant[],
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

/** Variants to be paused: those beside a winner that are running, unless a person switched the winner off. */
function losersOf(
  { variants, activeAdIds }: ExperimentObserved,
  { evaluation }: ExperimentJudgement,
): readonly ExperimentVariant[] {
  const winner = variants.find(({ id }) => id === (evaluation?.winnerId ?? null));
  const isOn = ({ adId }: ExperimentVariant): boolean => activeAdIds.includes(adId);
  return winner && isOn(winner) ? variants.filter((variant) => variant !== winner && isOn(variant)) : [];
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
    confidence: judgement.status === 'winner' ? 'high' : 'medium',
  };
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
