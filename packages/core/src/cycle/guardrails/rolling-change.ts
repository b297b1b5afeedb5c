import { groupBy } from '../../shared/group-by.ts';
import { addHours, type Instant } from '../../shared/instant.ts';
import type { MinorUnits } from '../../shared/money.ts';
import type { SetBudget } from '../action.ts';
import type { BudgetChange } from '../budget-change.ts';
import { towards } from '../budget-owner.ts';
import type { CycleFacts } from '../facts.ts';
import type { PlannedAction, Verdict } from '../plan.ts';
import { type Guardrail, liveActions } from './guardrail.ts';
import { adjust, refuse } from './verdicts.ts';

const NAME = 'rollingChange';
const EXEMPT_RULE = 'boost_expiry';

/**
 * All changes of one budget within any 24 hours stay together within the policy's factors, and raises within any
 * 7 x 24 hours within the weekly one: compared with every value that the budget had in that time.
 */
export const rollingChange: Guardrail = {
  name: NAME,
  check: (facts, actions) => {
    const changes = groupBy(facts.snapshot.budgetChanges, ({ targetId }) => targetId);
    return liveActions(actions).flatMap((planned) => {
      const { action, decision } = planned;
      if (action.type !== 'set_budget' || decision.rule === EXEMPT_RULE) return [];
      return checkRange(planned, action, changes.get(decision.target.id) ?? [], facts);
    });
  },
};

function checkRange(
  planned: PlannedAction,
  action: SetBudget,
  changes: readonly BudgetChange[],
  { snapshot, policy }: CycleFacts,
): readonly Verdict[] {
  const { limits, budgeting } = policy;
  const weekly = budgeting === 'marginal' ? limits.maxWeeklyIncreaseMarginal : limits.maxWeeklyIncrease;
  const day = valuesSince(addHours(snapshot.now, -24), action, changes);
  const week = valuesSince(addHours(snapshot.now, -7 * 24), action, changes);
  if (action.to < action.from) {
    const lowest = Math.max(...day.map((value) => towards(value, limits.maxRollingDecrease)));
    return limit(
      planned,
      action,
      lowest,
      `within 24 h a budget falls to ${limits.maxRollingDecrease} of any earlier value at most`,
    );
  }
  const highest = Math.min(...day.map((value) => towards(value, limits.maxRollingIncrease)));
  const weeklyHighest = Math.min(...week.map((value) => towards(value, weekly)));
  return highest <= weeklyHighest
    ? limit(
        planned,
        action,
        highest,
        `within 24 h a budget grows to ${limits.maxRollingIncrease} of any earlier value at most`,
      )
    : limit(
        planned,
        action,
        weeklyHighest,
        `within 7 days a budget grows to ${weekly} of any earlier value at most`,
      );
}

/** The present value, and those that the budget had after `since`. A change exactly that old has left the window. */
function valuesSince(
  since: Instant,
  { from, kind }: SetBudget,
  changes: readonly BudgetChange[],
): readonly MinorUnits[] {
  const recent = changes.filter((change) => change.kind === kind && change.at > since);
  const values = [from, ...recent.flatMap((change) => [change.from, change.to])];
  return values.filter((value): value is MinorUnits => value !== null && value > 0);
}

function limit(
  planned: PlannedAction,
  action: SetBudget,
  bound: MinorUnits,
  reason: string,
): readonly Verdict[] {
  const up = action.to > action.from;
  if (up ? action.to <= bound : action.to >= bound) return [];
  if (up ? bound <= action.from : bound >= action.from) return [refuse(NAME, 'defer', planned, reason)];
  return [adjust(NAME, planned, { ...action, to: bound }, reason)];
}
