import { dayOf, startOfDay } from '../../shared/day.ts';
import { groupBy } from '../../shared/group-by.ts';
import type { Instant } from '../../shared/instant.ts';
import type { MinorUnits } from '../../shared/money.ts';
import type { BudgetChange } from '../budget-change.ts';
import type { CycleFacts } from '../facts.ts';
import type { MarginalCampaign } from './marginal-arms.ts';

/**
 * What a rule's set-points of earlier days gave a campaign more than they took: each leaves the sum as it is, but limits
 * may have stopped a part of it, and the next one makes up for that. Only set-points count that still stand: where one of
 * their budgets was changed by anybody else since, or shares no longer, they do not say what the sum was meant to be. No
 * more than one step of the present sum.
 */
export function carriedOver(
  campaign: MarginalCampaign,
  { snapshot, adSets, today, policyFor }: CycleFacts,
  rule: string,
): MinorUnits {
  const { timeZone } = snapshot.account;
  const midnight = startOfDay(today, timeZone);
  const arms = new Set(campaign.arms.map(({ owner }) => owner.target.id));
  // An ad set that is gone may have been of any campaign.
  const mayBeOurs = ({ targetId, level }: BudgetChange): boolean =>
    arms.has(targetId) ||
    (level === 'ad_set' && (adSets.get(targetId)?.campaignId ?? campaign.campaignId) === campaign.campaignId);
  const touched = lastTouches(snapshot.budgetChanges, rule);
  const stands = ({ targetId, at }: BudgetChange): boolean =>
    arms.has(targetId) && at > (touched.get(targetId) ?? '');
  const own = snapshot.budgetChanges.filter(
    (change) => change.rule === rule && change.at < midnight && mayBeOurs(change),
  );
  const net = [...groupBy(own, ({ at }) => dayOf(at, timeZone)).values()]
    .filter((setPoint) => setPoint.every(stands))
    .flat()
    .reduce((sum, { from, to }) => sum + (from === null || to === null ? 0 : to - from), 0);
  const present = campaign.arms.reduce((sum, { budget }) => sum + budget, 0);
  const most = Math.floor(policyFor(campaign.campaignId).allocation.maxStep * present);
  return Math.max(-most, Math.min(net, most));
}

/** When anybody but a rule changed each budget last: a person, another rule, or what took a change back. */
function lastTouches(changes: readonly BudgetChange[], rule: string): ReadonlyMap<string, Instant> {
  const last = new Map<string, Instant>();
  for (const { targetId, at, rule: by } of changes)
    if (by !== rule && at > (last.get(targetId) ?? '')) last.set(targetId, at);
  return last;
}
