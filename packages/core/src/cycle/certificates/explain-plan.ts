import { groupBy } from '../../shared/group-by.ts';
import { formatMinorUnits, type MinorUnits } from '../../shared/money.ts';
import type { Plan } from '../plan.ts';
import { describeTarget } from './describe-target.ts';
import { explainDecision } from './explain-decision.ts';

/**
 * A plan for people, as plain text: of each decision what it does, why, what was rejected, what limits made of it and
 * what would change it; then what was left alone, and why. The same plan gives the same text.
 */
export function explainPlan(plan: Plan): string {
  const { accountId, now, budget, actions, holds, currency } = plan;
  const text = (amount: MinorUnits): string => formatMinorUnits(amount, currency);
  const cap = budget.cap === null ? '' : `, of ${text(budget.cap)} at most`;
  const head = `Plan ${plan.id} of account ${accountId} at ${now}: ${actions.length} decided, ${holds.length} left alone.
Daily budgets: ${text(budget.before)} before, ${text(budget.after)} ${currency} after${cap}.`;
  const actionsOn = groupBy(actions, ({ decision }) => describeTarget(decision.target));
  const holdsOn = groupBy(holds, ({ target }) => describeTarget(target));
  const decided = actions.map((planned, index) => {
    const place = describeTarget(planned.decision.target);
    const same = { currency, actions: actionsOn.get(place) ?? [], holds: holdsOn.get(place) ?? [] };
    return `${index + 1}. ${explainDecision(planned, same)}`;
  });
  const left = holds.map((hold) => `- ${describeTarget(hold.target)} (${hold.rule}): ${hold.reason}`);
  return [head, ...decided, ...(left.length === 0 ? [] : [['Left alone:', ...left].join('\n')])].join('\n\n');
}
