import { policyAmount } from '../../policy/define-policy.ts';
import { groupBy } from '../../shared/group-by.ts';
import { formatMinorUnits } from '../../shared/money.ts';
import { isDecrease, isIncrease, type SetBudget } from '../action.ts';
import { type BudgetOwner, totalDailyBudget } from '../budget-owner.ts';
import type { CycleFacts } from '../facts.ts';
import type { PlannedAction, Verdict } from '../plan.ts';
import { grantIncreases, type Raise } from './grant-increases.ts';
import { type Guardrail, liveActions } from './guardrail.ts';
import { ownersById } from './owners-by-id.ts';
import { switchedOn } from './switched-on.ts';
import { adjust, refuse } from './verdicts.ts';

const NAME = 'budgetBounds';

/**
 * Meta's smallest budget below, the policy's largest per ad set and per campaign above. What is switched on counts as a
 * raise by its budget.
 */
export const budgetBounds: Guardrail = {
  name: NAME,
  check: (facts, actions) => {
    const owners = ownersById(facts);
    const live = liveActions(actions);
    const raises: Raise[] = [...switchedOn(facts, live)];
    const verdicts: Verdict[] = [];
    for (const planned of live) {
      const { action, decision } = planned;
      const owner = owners.get(decision.target.id);
      if (!owner || action.type !== 'set_budget') continue;
      if (isDecrease(action)) verdicts.push(...checkFloor(planned, action, facts));
      if (isIncrease(action)) raises.push({ planned, action, owner });
    }
    return [...verdicts, ...checkCeilings(raises, facts)];
  },
};

function checkFloor(planned: PlannedAction, action: SetBudget, { snapshot }: CycleFacts): readonly Verdict[] {
  const { minimumDailyBudget: floor, currency } = snapshot.account;
  if (action.kind === 'lifetime' || floor === null || action.to >= floor) return [];
  const text = `the smallest daily budget is ${formatMinorUnits(floor, currency)}`;
  if (action.from <= floor) return [refuse(NAME, 'block', planned, `${text}: it is there already`)];
  return [adjust(NAME, planned, { ...action, to: floor }, text)];
}

function checkCeilings(raises: readonly Raise[], facts: CycleFacts): readonly Verdict[] {
  const perAdSet = raises.flatMap((raise) => checkAdSets(raise, facts));
  // The campaign's ceiling sees what the ad sets' own ceilings left of the raises.
  const left = raises.flatMap((raise) => afterVerdict(raise, perAdSet));
  const siblings = groupBy(facts.budgetOwners, ({ target }) => target.campaignId);
  const perCampaign = [...groupBy(left, campaignOf)].flatMap(([campaignId, group]) =>
    grant(group, siblings.get(campaignId) ?? [], 'maxDailyBudgetPerCampaign', facts),
  );
  return [...perAdSet, ...perCampaign];
}

/** Of each ad set alone; the first that does not fit decides. */
function checkAdSets(raise: Raise, facts: CycleFacts): readonly Verdict[] {
  const limit = 'maxDailyBudgetPerAdSet';
  if (!('owners' in raise))
    return raise.owner.target.level === 'ad_set' ? grant([raise], [raise.owner], limit, facts) : [];
  return raise.owners
    .filter(({ target }) => target.level === 'ad_set')
    .flatMap((owner) => grant([{ ...raise, owners: [owner] }], [], limit, facts))
    .slice(0, 1);
}

function campaignOf(raise: Raise): string | null {
  return 'owners' in raise ? (raise.owners[0]?.target.campaignId ?? null) : raise.owner.target.campaignId;
}

type Limit = 'maxDailyBudgetPerAdSet' | 'maxDailyBudgetPerCampaign';

function grant(
  raises: readonly Raise[],
  owners: readonly BudgetOwner[],
  limit: Limit,
  facts: CycleFacts,
): readonly Verdict[] {
  const { policy, snapshot } = facts;
  const ceiling = policyAmount(policy, policy.limits[limit]);
  const present = totalDailyBudget(owners, snapshot.now);
  const text = `${limit} ${policy.limits[limit]}`;
  if (present === null) {
    return raises.map(({ planned }) =>
      refuse(NAME, 'block', planned, `${text}: an active budget under it is unknown`),
    );
  }
  return grantIncreases(raises, ceiling - present, { guardrail: NAME, limit: text, facts });
}

function afterVerdict(raise: Raise, verdicts: readonly Verdict[]): readonly Raise[] {
  const verdict = verdicts.find(({ decisionId }) => decisionId === raise.planned.decision.id);
  if (!verdict) return [raise];
  return verdict.action?.type === 'set_budget' && !('owners' in raise)
    ? [{ ...raise, action: verdict.action }]
    : [];
}
