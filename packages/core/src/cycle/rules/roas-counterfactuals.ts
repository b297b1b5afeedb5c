import type { Counterfactual } from '../../model/counterfactual.ts';
import { short } from '../../roas/describe-roas.ts';
import { roasThresholds } from '../../roas/roas-thresholds.ts';
import { formatMinorUnits } from '../../shared/money.ts';
import { describeAction, type Hold, type Proposal } from '../decision.ts';
import type { RoasObserved } from './roas-facts.ts';
import type { RuleContext } from './rule.ts';

/** One figure of the window that would be another. */
type Change = {
  readonly field: 'revenue' | 'conversions' | 'maturedSpend';
  readonly value: number;
  readonly text: string;
};

/**
 * What would have to differ for another decision: the revenue at which the return crosses a threshold, and for a raise
 * the conversions that it needs. Each is tried before it is said; there is always one, also for the fallback.
 */
export function roasCounterfactuals({
  opinion,
  observed,
  context,
  judge,
}: {
  readonly opinion: Proposal;
  readonly observed: RoasObserved;
  readonly context: RuleContext;
  readonly judge: (observed: RoasObserved) => Proposal | Hold;
}): readonly Counterfactual[] {
  const present = stanceOf(opinion);
  const instead = opinion.fallback === null ? present : describeAction(opinion.fallback);
  const turnsBoth = ({ then }: Counterfactual): boolean => then !== present && then !== instead;
  const thatTurn = (changes: readonly Change[]): readonly Counterfactual[] => {
    const turns = changes
      .map(({ field, value, text }) => ({
        change: text,
        then: stanceOf(judge({ ...observed, window: { ...observed.window, [field]: value } })),
        edit: { [`/observed/window/${field}`]: value },
      }))
      .filter(({ then }) => then !== present);
    // Nearest first: what lies beyond the first one that leaves nothing of the decision says no more.
    const enough = turns.findIndex(turnsBoth);
    return enough === -1 ? turns : turns.slice(0, enough + 1);
  };
  const groups =
    present === 'raise the budget'
      ? [lessRevenue(observed, context), fewerConversions(observed, context)]
      : [moreRevenue(observed, context)];
  const told = groups.flatMap(thatTurn);
  return told.some(turnsBoth) ? told : [...told, ...thatTurn([NO_MATURE_DAY])];
}

// A return so far beyond that no revenue brings it back is still nothing without days that count.
const NO_MATURE_DAY: Change = { field: 'maturedSpend', value: 0, text: 'no day mature enough' };

/** What an opinion comes down to, in words. */
function stanceOf(opinion: Proposal | Hold): string {
  return opinion.kind === 'hold' ? 'hold' : describeAction(opinion.action);
}

/** Where a poor return would be better, the nearest first. */
function moreRevenue(observed: RoasObserved, context: RuleContext): readonly Change[] {
  const { pauseBelow, decreaseBelow } = roasThresholds(context.policy);
  const { window } = observed;
  const judged = context.policy.roas.estimator === 'raw' ? window.spend : window.maturedSpend;
  const turns = [
    { name: `ROAS >= ${short(pauseBelow)}`, revenue: Math.ceil(pauseBelow * judged) },
    {
      name: `ROAS >= ${short(decreaseBelow)}`,
      revenue: Math.ceil(revenueAt(decreaseBelow, observed, context)),
    },
  ];
  return turns
    .filter(({ revenue }) => Number.isSafeInteger(revenue) && revenue > (window.revenue ?? 0))
    .map(({ name, revenue }) => ofRevenue(name, revenue, observed, context));
}

/** Where a good return would not be good enough. Below nothing there is no revenue. */
function lessRevenue(observed: RoasObserved, context: RuleContext): readonly Change[] {
  const { increaseAbove } = roasThresholds(context.policy);
  const revenue = Math.floor(revenueAt(increaseAbove, observed, context));
  return revenue < 0 || !Number.isSafeInteger(revenue)
    ? []
    : [ofRevenue(`ROAS <= ${short(increaseAbove)}`, revenue, observed, context)];
}

function fewerConversions({ window }: RoasObserved, { policy }: RuleContext): readonly Change[] {
  const value = policy.roas.minConversions - 1;
  const text = `${value} conversions instead of ${window.conversions}`;
  return value < 0 ? [] : [{ field: 'conversions', value, text }];
}

function ofRevenue(name: string, value: number, { window }: RoasObserved, { currency }: RuleContext): Change {
  const [then, now] = [value, window.revenue ?? 0].map((amount) =>
    formatMinorUnits(Math.round(amount), currency),
  );
  return { field: 'revenue', value, text: `${name} (revenue of ${then} instead of ${now})` };
}

/** The revenue at which the estimate that decides up and down is that ROAS. */
function revenueAt(roas: number, { window, prior }: RoasObserved, { policy }: RuleContext): number {
  const { estimator, priorConversions } = policy.roas;
  if (estimator === 'raw') return roas * window.spend;
  const { averageOrderValue } = prior;
  if (averageOrderValue === null) {
    // The account has no orders but these: what they are worth grows with their revenue.
    const ownWeight = priorConversions / (window.conversions ?? 1);
    return (roas * window.maturedSpend) / (1 + ownWeight * (1 - roas / prior.roas));
  }
  const priorRevenue = priorConversions * averageOrderValue;
  return roas * (priorRevenue / prior.roas + window.maturedSpend) - priorRevenue;
}
