import { type Budget, dailyEquivalent } from '../model/budget.ts';
import type { Instant } from '../shared/instant.ts';
import type { MinorUnits } from '../shared/money.ts';
import type { SetBudget, Target } from './action.ts';
import type { LentBudget } from './lent-budget.ts';
import type { Snapshot } from './snapshot.ts';

/** A campaign or an ad set that holds a budget and is switched on, with its campaign. */
export type BudgetOwner = {
  readonly target: Target & { readonly level: 'campaign' | 'ad_set' };
  readonly name: string;
  readonly budget: Budget;
  /** Delivering as far as Meta says; otherwise only counted into the caps. */
  readonly active: boolean;
  readonly learning: boolean;
  readonly createdAt: Instant;
};

/** Owners whose budget may be spent: switched on, parents included, whatever Meta makes of them at the moment. */
export function listBudgetOwners(snapshot: Pick<Snapshot, 'campaigns' | 'adSets'>): readonly BudgetOwner[] {
  const campaigns = new Map(snapshot.campaigns.map((campaign) => [campaign.id, campaign]));
  const learningCampaigns = new Set(
    snapshot.adSets
      .filter(({ status, learningStage }) => status === 'ACTIVE' && learningStage === 'LEARNING')
      .map(({ campaignId }) => campaignId),
  );
  const ofCampaigns = snapshot.campaigns
    .filter(({ status, budgetOwner }) => status === 'ACTIVE' && budgetOwner === 'campaign')
    .map(
      (campaign): BudgetOwner => ({
        target: { level: 'campaign', id: campaign.id, campaignId: campaign.id },
        name: campaign.name,
        budget: campaign,
        active: campaign.effectiveStatus === 'ACTIVE',
        learning: learningCampaigns.has(campaign.id),
        createdAt: campaign.createdAt,
      }),
    );
  const ofAdSets = snapshot.adSets.flatMap((adSet): readonly BudgetOwner[] => {
    const campaign = campaigns.get(adSet.campaignId);
    if (adSet.status !== 'ACTIVE' || campaign?.status !== 'ACTIVE' || campaign.budgetOwner !== 'ad_sets')
      return [];
    return [
      {
        target: { level: 'ad_set', id: adSet.id, campaignId: adSet.campaignId },
        name: adSet.name,
        budget: adSet,
        active: adSet.effectiveStatus === 'ACTIVE' && campaign.effectiveStatus === 'ACTIVE',
        learning: adSet.learningStage === 'LEARNING',
        createdAt: adSet.createdAt,
      },
    ];
  });
  return [...ofCampaigns, ...ofAdSets].sort((a, b) => (a.target.id < b.target.id ? -1 : 1));
}

/** What an owner's budget is a day; null where it is unknown. */
export function dailyBudgetOf({ budget }: BudgetOwner, now: Instant): MinorUnits | null {
  return dailyEquivalent(budget, now);
}

/** Sum of all daily budgets; null as soon as one is unknown. */
export function totalDailyBudget(owners: readonly BudgetOwner[], now: Instant): MinorUnits | null {
  return owners.reduce<number | null>((sum, owner) => {
    const daily = dailyBudgetOf(owner, now);
    return sum === null || daily === null ? null : sum + daily;
  }, 0);
}

/**
 * The action that changes an owner's budget by a factor, while a boost is open from what it was before; null where that
 * is no change or the budget is unknown.
 */
export function stepBudget(
  { budget, lent }: { readonly budget: Budget; readonly lent?: LentBudget | null },
  factor: number,
): SetBudget | null {
  const { dailyBudget, lifetimeBudget, budgetRemaining } = budget;
  if (dailyBudget !== null)
    return setBudget('daily', dailyBudget, scaleBudget(lent?.base ?? dailyBudget, factor));
  if (lifetimeBudget === null || budgetRemaining === null) return null;
  const spent = spentOf({ kind: 'lifetime', from: lifetimeBudget }, budget);
  return setBudget('lifetime', lifetimeBudget, scaleBudget(lent?.base ?? lifetimeBudget, factor, spent));
}

/** What of the amount that an action starts from is gone: nothing of a daily budget. */
export function spentOf(
  { kind, from }: Pick<SetBudget, 'kind' | 'from'>,
  { budgetRemaining }: Budget,
): MinorUnits {
  // More may be spent than there was; then nothing is left.
  return kind === 'daily' ? 0 : from - Math.max(0, budgetRemaining ?? 0);
}

/** A budget times `factor`: only what is left of it can be changed, for what is spent is spent. */
export function scaleBudget(amount: MinorUnits, factor: number, spent: MinorUnits = 0): MinorUnits {
  const left = Math.max(0, amount - spent);
  return amount + towards(left, factor) - left;
}

/** `amount` times `factor`, rounded towards `amount`: a step is never larger than it was meant to be. */
export function towards(amount: MinorUnits, factor: number): MinorUnits {
  const product = amount * factor;
  const nearest = Math.round(product);
  if (Math.abs(product - nearest) < 1e-6) return nearest;
  return factor > 1 ? Math.floor(product) : Math.ceil(product);
}

function setBudget(kind: SetBudget['kind'], from: MinorUnits, to: MinorUnits): SetBudget | null {
  return from === to ? null : { type: 'set_budget', kind, from, to, revertAt: null };
}
