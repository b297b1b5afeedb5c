import type { Counterfactual } from '../../model/counterfactual.ts';
import { addHours } from '../../shared/instant.ts';
import type { ExperimentJudgement } from '../judge-experiment.ts';
import type { RuleContext } from './rule.ts';

const DAY_HOURS = 24;

/** What would leave a test as it is: more certainty asked for where it has a winner, more time where it has none. */
export function experimentCounterfactual(
  judgement: ExperimentJudgement,
  context: RuleContext,
): Counterfactual {
  return strictness(judgement, context) ?? laterEnd(context);
}

/** A level of certainty that the winner does not reach; null without a winner, and where no level is above its own. */
function strictness(
  { status, evaluation }: ExperimentJudgement,
  { policy: { experiments } }: RuleContext,
): Counterfactual | null {
  if (status !== 'winner' || evaluation === null) return null;
  const { pValue, winnerId, leaderId, statisticalResults } = evaluation;
  const then = 'nobody is paused';
  if (pValue !== null) {
    return {
      change: `an error below ${pValue.toPrecision(3)} allowed, instead of ${experiments.alpha}`,
      then,
      // A p-value that is no number of its own any more has no half.
      edit: pValue > Number.MIN_VALUE ? { '/policy/experiments/alpha': pValue / 2 } : null,
    };
  }
  const best = statisticalResults.bayesian?.find(({ variantId }) => variantId === (leaderId ?? winnerId));
  const probability = best?.probabilityBest ?? 1;
  const asked = (1 + probability) / 2;
  if (asked <= probability) return null;
  return {
    change: `a probability above ${probability.toPrecision(3)} asked for, instead of ${experiments.minProbabilityBest}`,
    then,
    edit: { '/policy/experiments/minProbabilityBest': asked },
  };
}

/** A test whose end is still to come goes on, unless it has a winner that may be looked for at any time. */
function laterEnd({ now }: RuleContext): Counterfactual {
  return {
    change: `a planned end after ${now}`,
    then: 'the test goes on',
    edit: { '/observed/plannedEndAt': addHours(now, DAY_HOURS) },
  };
}
