import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { Ad } from '../model/ad.ts';
import type { AdSet } from '../model/ad-set.ts';
import type { Campaign } from '../model/campaign.ts';
import type { ClickKind, DailyTotals } from '../model/daily-totals.ts';
import { applyOverride } from '../policy/overrides.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { type CalendarDay, completeDays } from '../roas/matured-day.ts';
import type { RoasFigures } from '../roas/measure-roas.ts';
import { type Day, dayOf } from '../shared/day.ts';
import { groupBy } from '../shared/group-by.ts';
import { once } from '../shared/once.ts';
import { type AccountDispersion, createAccountDispersion } from './account-dispersion.ts';
import { type AccountSilence, accountSilence } from './account-outage.ts';
import { type BudgetOwner, listBudgetOwners } from './budget-owner.ts';
import { type CampaignPolicies, createCampaignPolicies } from './campaign-policies.ts';
import { checkSnapshot } from './check-snapshot.ts';
import { type DailyIndex, indexInsights } from './index-insights.ts';
import { type JudgedExperiment, judgeExperiments } from './judge-experiment.ts';
import { createOwnerRoas } from './owner-roas.ts';
import type { Snapshot } from './snapshot.ts';

/** The snapshot and the policy, with what every rule and guardrail looks up, built once per plan. */
export type CycleFacts = CampaignPolicies &
  AccountSilence & {
    readonly snapshot: Snapshot;
    /** The account's policy: limits, and opinions on the account as a whole. Campaigns have theirs by `policyFor`. */
    readonly policy: Policy;
    /** The running day of the account; it decides nothing. */
    readonly today: Day;
    /**
     * The complete days that rules look back on, oldest first; the last one is yesterday. Of a day that an outage touched
     * no conversion counts as known: its maturity is 0.
     */
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
    readonly roasOf: (owner: BudgetOwner) => RoasFigures;
    /** How much daily rates of ads vary in this account, computed when it is read. */
    readonly dispersion: AccountDispersion;
    /** Running tests with what their figures say, computed the first time that somebody asks. */
    readonly experiments: () => readonly JudgedExperiment[];
  };

/**
 * @throws InvalidInputError where the account's currency is not the policy's: its amounts would mean something else; and
 * for a snapshot that cannot be, naming the path
 */
export function buildFacts(snapshot: Snapshot, policy: Policy): CycleFacts {
  const { account, campaigns, adSets, ads } = snapshot;
  if (account.currency !== policy.currency) {
    throw new InvalidInputError({
      argument: 'policy.currency',
      message: `the policy's amounts are ${policy.currency}, the account ${account.id} is in ${account.currency}`,
    });
  }
  checkSnapshot(snapshot);
  const today = dayOf(snapshot.now, account.timeZone);
  const { daily, accountDaily, clickKind } = indexClicks(snapshot, policy.metrics.clicks);
  const days = completeDays(today, { count: lookBack(policy), curve: snapshot.maturity, policy });
  const silence = accountSilence(snapshot, { policy, daily, calendar: days });
  const calendar = days.map((each) =>
    silence.outage?.excludedDays.includes(each.day) ? { ...each, maturity: 0 } : each,
  );
  const campaignsById = byId(campaigns);
  const policies = createCampaignPolicies(policy, campaignsById);
  const adsById = byId(ads);
  const adsOf = groupBy(ads, ({ adSetId }) => adSetId);
  const dispersion = createAccountDispersion({ adsOf, daily, calendar, policy });
  const basis = { ...policies, ...silence, snapshot, today, campaigns: campaignsById, ads: adsById, daily };
  return {
    ...basis,
    policy,
    calendar,
    clickKind,
    adSets: byId(adSets),
    adSetsOf: groupBy(adSets, ({ campaignId }) => campaignId),
    adsOf,
    budgetOwners: listBudgetOwners(snapshot),
    accountDaily,
    roasOf: createOwnerRoas({ ...policies, calendar, campaigns: campaignsById, daily, accountDaily }),
    dispersion,
    experiments: once(() => judgeExperiments({ ...basis, dispersion })),
  };
}

/**
 * Days that the rules together need, under any override: the longest ROAS window as of each day at the floor, a spike's
 * day with its past, and what the account's noise is learned from.
 */
function lookBack(policy: Policy): number {
  const policies = [policy, ...policy.overrides.map((override) => applyOverride(policy, override))];
  return Math.max(
    policy.dispersion.accountDays,
    ...policies.flatMap(({ roas, spikes }) => [
      Math.max(...roas.windowDays) + roas.floorDaysToPause - 1,
      spikes.maxBaselinePoints + 1,
    ]),
  );
}

function indexClicks(snapshot: Snapshot, preferred: ClickKind) {
  const index = { ...indexInsights(snapshot, preferred), clickKind: preferred };
  if (!index.lacksClicks) return index;
  const clickKind: ClickKind = preferred === 'link' ? 'all' : 'link';
  const other = { ...indexInsights(snapshot, clickKind), clickKind };
  return other.lacksClicks ? index : other;
}

function byId<T extends { readonly id: string }>(entities: readonly T[]): ReadonlyMap<string, T> {
  return new Map(entities.map((entity) => [entity.id, entity]));
}
