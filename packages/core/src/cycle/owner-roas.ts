import type { Campaign } from '../model/campaign.ts';
import type { DailyTotals } from '../model/daily-totals.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { computeRoasPrior, type RoasPrior } from '../roas/account-baseline.ts';
import { type CalendarDay, type MaturedDay, maturedDays } from '../roas/matured-day.ts';
import { measureRoas, type RoasFigures } from '../roas/measure-roas.ts';
import { memo } from '../shared/memo.ts';
import type { BudgetOwner } from './budget-owner.ts';
import type { DailyIndex } from './index-insights.ts';

/** What returns are computed from, as a cycle's facts have it. */
type Basis = {
  readonly policyFor: (campaignId: string | null) => Policy;
  readonly calendar: readonly CalendarDay[];
  readonly campaigns: ReadonlyMap<string, Campaign>;
  readonly daily: DailyIndex;
  readonly accountDaily: readonly DailyTotals[];
};

/** The return of whatever holds one budget, computed the first time that somebody asks for it. */
export function createOwnerRoas(basis: Basis): (owner: BudgetOwner) => RoasFigures {
  const priorOf = memo((policy: Policy) => accountRoasPrior(basis, policy));
  return memo((owner: BudgetOwner) => {
    const policy = basis.policyFor(owner.target.campaignId);
    return summarize(owner, basis, { policy, prior: priorOf(policy) });
  });
}

/** The account's own return, over the longest window of a campaign's policy. */
export function accountRoasPrior(basis: Pick<Basis, 'accountDaily' | 'calendar'>, policy: Policy): RoasPrior {
  return computeRoasPrior(inLongestWindow(basis.accountDaily, basis.calendar, policy), policy);
}

/** The return as it stood so many days earlier, by what is known of those days today. */
export function ownerRoasBefore(
  owner: BudgetOwner,
  basis: Basis,
  { daysAgo }: { readonly daysAgo: number },
): RoasFigures {
  const calendar = basis.calendar.slice(0, basis.calendar.length - daysAgo);
  const policy = basis.policyFor(owner.target.campaignId);
  return summarize(owner, { ...basis, calendar }, { policy, prior: accountRoasPrior(basis, policy) });
}

function summarize(
  owner: BudgetOwner,
  basis: Basis,
  { policy, prior }: { readonly policy: Policy; readonly prior: RoasPrior },
): RoasFigures {
  const daily = ownerDaily(owner, basis);
  const known = isJudgedByRevenue(owner, daily, basis) ? daily : daily.map(withoutRevenue);
  return measureRoas({ rows: inLongestWindow(known, basis.calendar, policy), prior, policy });
}

// What these bring is not worth nothing because it has no price.
const WITHOUT_REVENUE = [
  'OUTCOME_AWARENESS',
  'OUTCOME_TRAFFIC',
  'OUTCOME_ENGAGEMENT',
  'OUTCOME_LEADS',
  'BRAND_AWARENESS',
  'REACH',
  'LINK_CLICKS',
  'POST_ENGAGEMENT',
  'PAGE_LIKES',
  'VIDEO_VIEWS',
  'LEAD_GENERATION',
  'MESSAGES',
];

/** A campaign that is not meant to sell is judged by revenue only where it reports some. */
function isJudgedByRevenue(
  { target }: BudgetOwner,
  daily: readonly DailyTotals[],
  { campaigns }: Pick<Basis, 'campaigns'>,
): boolean {
  const objective = campaigns.get(target.campaignId ?? target.id)?.objective ?? '';
  return !WITHOUT_REVENUE.includes(objective) || daily.some(({ revenue }) => (revenue ?? 0) > 0);
}

function withoutRevenue(totals: DailyTotals): DailyTotals {
  return { ...totals, revenue: null };
}

/** Days with delivery of whatever holds one budget. */
export function ownerDaily({ target }: BudgetOwner, { daily }: Pick<Basis, 'daily'>): readonly DailyTotals[] {
  const level = target.level === 'campaign' ? daily.campaigns : daily.adSets;
  return level.get(target.id) ?? [];
}

function inLongestWindow(
  daily: readonly DailyTotals[],
  calendar: readonly CalendarDay[],
  policy: Policy,
): readonly MaturedDay[] {
  return maturedDays(daily, calendar.slice(-Math.max(...policy.roas.windowDays)));
}
