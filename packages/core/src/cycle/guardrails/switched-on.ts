import { isActivation, type Target } from '../action.ts';
import { type BudgetOwner, listBudgetOwners } from '../budget-owner.ts';
import type { CycleFacts } from '../facts.ts';
import type { PlannedAction } from '../plan.ts';
import { byGrantOrder } from './grant-order.ts';

/** An action that switches something on, with the budgets that may be spent from then on. */
export type SwitchedOn = { readonly planned: PlannedAction; readonly owners: readonly BudgetOwner[] };

/**
 * What the activations among some actions add to the budgets that may be spent, each to what those before it in grant
 * order added: a campaign and its ad set may need each other.
 */
export function switchedOn(
  facts: Pick<CycleFacts, 'budgetOwners' | 'campaigns' | 'adSetsOf'>,
  actions: readonly PlannedAction[],
): readonly SwitchedOn[] {
  const activations = actions.filter(({ action }) => isActivation(action)).toSorted(byGrantOrder);
  if (activations.length === 0) return [];
  const counted = new Set(facts.budgetOwners.map(({ target }) => target.id));
  const activated = new Set<string>();
  return activations.map((planned) => {
    const { target } = planned.decision;
    activated.add(target.id);
    const owners = ownersAround(target, activated, facts).filter((owner) => !counted.has(owner.target.id));
    for (const owner of owners) counted.add(owner.target.id);
    return { planned, owners };
  });
}

/** Whatever may spend in the target's campaign once some of it is switched on. */
function ownersAround(
  { id, campaignId }: Target,
  activated: ReadonlySet<string>,
  { campaigns, adSetsOf }: Pick<CycleFacts, 'campaigns' | 'adSetsOf'>,
): readonly BudgetOwner[] {
  const campaign = campaigns.get(campaignId ?? id);
  if (!campaign) return [];
  const on = <T extends { readonly id: string; readonly status: string }>(entity: T): T =>
    activated.has(entity.id) ? { ...entity, status: 'ACTIVE' } : entity;
  return listBudgetOwners({
    campaigns: [on(campaign)],
    adSets: (adSetsOf.get(campaign.id) ?? []).map(on),
  });
}
