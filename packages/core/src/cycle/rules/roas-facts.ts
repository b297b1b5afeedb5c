import type { DailyTotals } from '../../model/daily-totals.ts';
import { computeRoasPrior, type RoasPrior } from '../../roas/account-baseline.ts';
import { type MaturedDay, maturedDays } from '../../roas/matured-day.ts';
import { type RoasSummary, summarizeRoas } from '../../roas/summarize-roas.ts';
import type { BudgetOwner } from '../budget-owner.ts';
import type { CycleFacts } from '../facts.ts';

/** The account's own return, over the longest window of the policy. */
export function accountRoasPrior(facts: CycleFacts): RoasPrior {
  return computeRoasPrior(inLongestWindow(facts.accountDaily, facts), facts.policy);
}

/** The return of whatever holds one budget. */
export function ownerRoasSummary(owner: BudgetOwner, facts: CycleFacts, prior: RoasPrior): RoasSummary {
  const daily = ownerDaily(owner, facts);
  const rows = inLongestWindow(
    isJudgedByRevenue(owner, daily, facts) ? daily : daily.map(withoutRevenue),
    facts,
  );
  return summarizeRoas({ rows, prior, policy: facts.policy });
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
  { campaigns }: CycleFacts,
): boolean {
  const objective = campaigns.get(target.campaignId ?? target.id)?.objective ?? '';
  return !WITHOUT_REVENUE.includes(objective) || daily.some(({ revenue }) => (revenue ?? 0) > 0);
}

function withoutRevenue(totals: DailyTotals): DailyTotals {
  return { ...totals, revenue: null };
}

/** Days with delivery of whatever holds one budget. */
export function ownerDaily({ target }: BudgetOwner, { daily }: CycleFacts): readonly DailyTotals[] {
  const level = target.level === 'campaign' ? daily.campaigns : daily.adSets;
  return level.get(target.id) ?? [];
}

function inLongestWindow(
  daily: readonly DailyTotals[],
  { calendar, policy }: CycleFacts,
): readonly MaturedDay[] {
  return maturedDays(daily, calendar.slice(-Math.max(...policy.roas.windowDays)));
}
