import type { DailyTotals } from '../../model/daily-totals.ts';
import { computeRoasPrior, type RoasPrior } from '../../roas/account-baseline.ts';
import { lastCompleteDays, type MaturedDay } from '../../roas/matured-day.ts';
import { type RoasSummary, summarizeRoas } from '../../roas/summarize-roas.ts';
import type { BudgetOwner } from '../budget-owner.ts';
import type { CycleFacts } from '../facts.ts';

/** The account's own return, over the longest window of the policy. */
export function accountRoasPrior(facts: CycleFacts): RoasPrior {
  return computeRoasPrior(completeDays(facts.accountDaily, facts), facts.policy);
}

/** The return of whatever holds one budget. */
export function ownerRoasSummary(owner: BudgetOwner, facts: CycleFacts, prior: RoasPrior): RoasSummary {
  return summarizeRoas({ rows: completeDays(ownerDaily(owner, facts), facts), prior, policy: facts.policy });
}

/** Days with delivery of whatever holds one budget. */
export function ownerDaily({ target }: BudgetOwner, { daily }: CycleFacts): readonly DailyTotals[] {
  const level = target.level === 'campaign' ? daily.campaigns : daily.adSets;
  return level.get(target.id) ?? [];
}

function completeDays(
  daily: readonly DailyTotals[],
  { snapshot, policy, today }: CycleFacts,
): readonly MaturedDay[] {
  const count = Math.max(...policy.roas.windowDays);
  return lastCompleteDays(daily, { today, count, curve: snapshot.maturity, policy });
}
