import { formatMinorUnits } from '../../shared/money.ts';
import type { Action } from '../action.ts';
import { describeAction } from '../decision.ts';

/** The action as it is said to people, amounts included: "lower the daily budget from 50.00 to 40.00 USD". */
export function describeChange(action: Action, currency: string): string {
  if (action.type !== 'set_budget') return describeAction(action);
  const { kind, from, to, revertAt } = action;
  const verb = to > from ? 'raise' : 'lower';
  const end = revertAt === null ? '' : ` until ${revertAt}`;
  return `${verb} the ${kind} budget from ${formatMinorUnits(from, currency)} to ${formatMinorUnits(to, currency)} ${currency}${end}`;
}
