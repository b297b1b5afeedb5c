import type { Policy } from '../../policy/policy-schema.ts';
import { groupBy } from '../../shared/group-by.ts';
import { addHours, type Instant } from '../../shared/instant.ts';
import type { MinorUnits } from '../../shared/money.ts';
import type { SetBudget } from '../action.ts';
import type { BudgetChange } from '../budget-change.ts';
import { type BudgetOwner, scaleBudget, spentOf } from '../budget-owner.ts';
import type { CycleFacts } from '../facts.ts';
import { lentBudget } from '../lent-budget.ts';
import { openBoosts } from '../open-boosts.ts';
import type { PlannedAction, Verdict } from '../plan.ts';
import { type Guardrail, liveActions } from './guardrail.ts';
import { ownersById } from './owners-by-id.ts';
import { adjust, refuse } from './verdicts.ts';

const NAME = 'rollingChange';
const EXEMPT_RULE = 'boost_expiry';

/**
 * All changes of one budget within any 24 hours stay together within the policy's factors, and raises within any
 * 7 x 24 hours within the weekly one: compared with every value that the budget had in that time. What a boost lent may
 * be taken back whole; its end keeps to the weekly factor alone.
 */
export const rollingChange: Guardrail = {
  name: NAME,
  check: (facts, actions) => {
    const owners = ownersById(facts);
    const boosts = openBoosts(facts.snapshot.budgetChanges);
    const changes = groupBy(facts.snapshot.budgetChanges, ({ targetId }) => targetId);
    return liveActions(actions).flatMap((planned) => {
      const { action, decision } = planned;
      const owner = owners.get(decision.target.id);
      if (action.type !== 'set_budget' || !owner) return [];
      const range = rangeOf(action, owner, changes.get(owner.target.id) ?? [], facts);
      if (action.to > action.from) return checkRaise(planned, action, range);
      const lent = lentBudget(owner.budget, boosts.get(owner.target.id));
      return checkCut(planned, action, { ...range, lowest: Math.min(range.lowest, lent?.base ?? Infinity) });
    });
  },
};

/** How far a budget may go. */
type Range = {
  /** Within 24 hours. */
  readonly lowest: MinorUnits;
  readonly highest: MinorUnits;
  /** Within 7 days. */
  readonly weeklyHighest: MinorUnits;
  readonly limits: Policy['limits'];
  readonly weeklyFactor: number;
};

function rangeOf(
  action: SetBudget,
  { budget, target }: BudgetOwner,
  changes: readonly BudgetChange[],
  { snapshot, policy: { limits }, policyFor }: CycleFacts,
): Range {
  const { budgeting } = policyFor(target.campaignId);
  const weeklyFactor = budgeting === 'marginal' ? limits.maxWeeklyIncreaseMarginal : limits.maxWeeklyIncrease;
  const spent = spentOf(action, budget);
  const day = valuesSince(addHours(snapshot.now, -24), action, changes);
  const week = valuesSince(addHours(snapshot.now, -7 * 24), action, changes);
  return {
    lowest: Math.max(...day.map((value) => scaleBudget(value, limits.maxRollingDecrease, spent))),
    highest: Math.min(...day.map((value) => scaleBudget(value, limits.maxRollingIncrease, spent))),
    weeklyHighest: Math.min(...week.map((value) => scaleBudget(value, weeklyFactor, spent))),
    limits,
    weeklyFactor,
  };
}

function checkCut(planned: PlannedAction, action: SetBudget, { lowest, limits }: Range): readonly Verdict[] {
  if (planned.decision.rule === EXEMPT_RULE || action.to >= lowest) return [];
  const reason = `within 24 h a budget falls to ${limits.maxRollingDecrease} of any earlier value at most`;
  if (lowest >= action.from) return [refuse(NAME, 'defer', planned, reason)];
  return [adjust(NAME, planned, { ...action, to: lowest }, reason)];
}

function checkRaise(planned: PlannedAction, action: SetBudget, range: Range): readonly Verdict[] {
  const { weeklyHighest, limits, weeklyFactor } = range;
  const isExempt = planned.decision.rule === EXEMPT_RULE;
  const highest = isExempt ? weeklyHighest : Math.min(range.highest, weeklyHighest);
  if (action.to <= highest) return [];
  const reason =
    highest === weeklyHighest
      ? `within 7 days a budget grows to ${weeklyFactor} of any earlier value at most`
      : `within 24 h a budget grows to ${limits.maxRollingIncrease} of any earlier value at most`;
  if (highest > action.from) return [adjust(NAME, planned, { ...action, to: highest }, reason)];
  // A boost must end: blocked, it falls back on its base, while a raise can wait.
  return [refuse(NAME, isExempt ? 'block' : 'defer', planned, reason)];
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
