import type { Json } from '@adpilot/core';
import type { BudgetState, EntityState } from '../world/world-state.ts';
import { type BudgetField, budgetOf, countBudgetChange, requestedBudget } from './change-budget.ts';
import { requestedStatus } from './change-status.ts';
import type { GraphContext } from './graph-context.ts';
import { parameterError, unknownObject } from './graph-errors.ts';

/** What travels with every call and changes nothing. */
const TRANSPORT = new Set(['access_token', 'appsecret_proof', 'locale']);
const BUDGET_FIELDS: readonly BudgetField[] = ['daily_budget', 'lifetime_budget'];

/**
 * Sets the status of a campaign, ad set or ad, or the budget of a campaign or ad set: all that is asked for, or nothing.
 *
 * @throws GraphError
 */
export function updateEntity(context: GraphContext, id: string, params: URLSearchParams): Json {
  const { world, now } = context;
  const owner = world.campaigns.get(id) ?? world.adSets.get(id);
  const entity: EntityState | undefined = owner ?? world.ads.get(id);
  if (!entity) throw unknownObject('post', id);
  checkParameters(params, owner ? ['status', ...BUDGET_FIELDS] : ['status']);

  const statusText = params.get('status');
  const status = statusText === null ? entity.status : requestedStatus(entity, statusText);
  const budgets = owner ? requestedBudgets(owner, params, context) : [];
  const adSet = world.adSets.get(id);
  if (adSet && budgets.length > 0) countBudgetChange(adSet, now);
  if (owner) {
    for (const { field, amount } of budgets) {
      if (field === 'daily_budget') owner.dailyBudget = amount;
      else owner.lifetimeBudget = amount;
    }
  }
  if (status !== entity.status || budgets.length > 0) entity.updatedAt = now;
  entity.status = status;
  return { success: true };
}

/** Meta passes over parameters that it does not know. Here that would hide what the simulator leaves out. */
function checkParameters(params: URLSearchParams, known: readonly string[]): void {
  const names = [...new Set(params.keys())].filter((name) => !TRANSPORT.has(name));
  const [stranger] = names.filter((name) => !known.includes(name));
  if (stranger !== undefined) throw parameterError(`Param ${stranger} cannot be set here`);
  if (names.length === 0) throw parameterError('There is nothing to set');
}

/** The budgets that would be others than they are: to set the same amount again is no change. */
function requestedBudgets(
  owner: BudgetState & EntityState,
  params: URLSearchParams,
  context: GraphContext,
): readonly { readonly field: BudgetField; readonly amount: number }[] {
  return BUDGET_FIELDS.flatMap((field) => {
    const text = params.get(field);
    if (text === null) return [];
    const amount = requestedBudget(owner, field, text, context);
    return amount === budgetOf(owner, field) ? [] : [{ field, amount }];
  });
}
