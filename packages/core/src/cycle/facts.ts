import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { Ad } from '../model/ad.ts';
import type { AdSet } from '../model/ad-set.ts';
import type { Campaign } from '../model/campaign.ts';
import type { ClickKind, DailyTotals } from '../model/daily-totals.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { type CalendarDay, completeDays } from '../roas/matured-day.ts';
import type { RoasSummary } from '../roas/summarize-roas.ts';
import { type Day, dayOf } from '../shared/day.ts';
import { groupBy } from '../shared/group-by.ts';
import { type BudgetOwner, listBudgetOwners } from './budget-owner.ts';
import { type DailyIndex, indexInsights } from './index-insights.ts';
import { createOwnerRoas } from './owner-roas.ts';
import type { Snapshot } from './snapshot.ts';

/** The snapshot and the policy, with what every rule and guardrail looks up, built once per plan. */
export type CycleFacts = {
  readonly snapshot: Snapshot;
  readonly policy: Policy;
  /** The running day of the account; it decides nothing. */
  readonly today: Day;
  /** The complete days that rules look back on, oldest first; the last one is yesterday. */
  readonly calendar: readonly CalendarDay[];
  /** The clicks that count, for the whole account: the policy's kind, or the other one where a row lacks it. */
  readonly clickKind: ClickKind;
  readonly campaigns: ReadonlyMap<string, Campaign>;
  readonly adSets: ReadonlyMap<string, AdSet>;
  readonly ads: ReadonlyMap<string, Ad>;
  readonly adSetsOf: ReadonlyMap<string, readonly AdSet[]>;
  readonly adsOf: ReadonlyMap<string, readonly Ad[]>;
  /** Everything that holds a budget and may spend it, ordered by id. */
  readonly budgetOwners: readonly BudgetOwner[];
  /** Days with a row, oldest first, by entity. */
  readonly daily: DailyIndex;
  /** Days of all ads whose conversions and values are known. */
  readonly accountDaily: readonly DailyTotals[];
  /** The return of whatever holds one budget. */
  readonly roasOf: (owner: BudgetOwner) => RoasSummary;
};

/**
 * @throws InvalidInputError where the account's currency is not the policy's: its amounts would mean something else
 */
export function buildFacts(snapshot: Snapshot, policy: Policy): CycleFacts {
  const { account, campaigns, adSets, ads } = snapshot;
  if (account.currency !== policy.currency) {
    throw new InvalidInputError({
      argument: 'policy.currency',
      message: `the policy's amounts are ${policy.currency}, the account ${account.id} is in ${account.currency}`,
    });
  }
  const clickKind = chooseClickKind(snapshot, policy);
  const today = dayOf(snapshot.now, account.timeZone);
  const { daily, accountDaily } = indexInsights(snapshot, clickKind);
  const calendar = completeDays(today, { count: lookBack(policy), curve: snapshot.maturity, policy });
  const campaignsById = byId(campaigns);
  return {
    snapshot,
    policy,
    today,
    calendar,
    clickKind,
    campaigns: campaignsById,
    adSets: byId(adSets),
    ads: byId(ads),
    adSetsOf: groupBy(adSets, ({ campaignId }) => campaignId),
    adsOf: groupBy(ads, ({ adSetId }) => adSetId),
    budgetOwners: listBudgetOwners(snapshot),
    daily,
    accountDaily,
    roasOf: createOwnerRoas({ policy, calendar, campaigns: campaignsById, daily, accountDaily }),
  };
}

/** Days that the rules together need: the longest ROAS window, and a spike's day with its past. */
function lookBack({ roas, spikes }: Policy): number {
  return Math.max(...roas.windowDays, spikes.maxBaselinePoints + 1);
}

function chooseClickKind({ insights }: Snapshot, policy: Policy): ClickKind {
  const preferred = policy.metrics.clicks;
  const lacks = (kind: ClickKind): boolean =>
    insights.some((row) => row.impressions > 0 && (kind === 'link' ? row.linkClicks : row.clicks) === null);
  const other: ClickKind = preferred === 'link' ? 'all' : 'link';
  return lacks(preferred) && !lacks(other) ? other : preferred;
}

function byId<T extends { readonly id: string }>(entities: readonly T[]): ReadonlyMap<string, T> {
  return new Map(entities.map((entity) => [entity.id, entity]));
}
