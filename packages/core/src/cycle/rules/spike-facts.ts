import type { Budget } from '../../model/budget.ts';
import type { ClickKind } from '../../model/daily-totals.ts';
import { computeFrequency } from '../../model/metrics.ts';
import { maturedDays } from '../../roas/matured-day.ts';
import { addDays, startOfDay } from '../../shared/day.ts';
import { groupBy } from '../../shared/group-by.ts';
import type { Instant } from '../../shared/instant.ts';
import type { SpikeReturn } from '../../spike/decide-spike-reaction.ts';
import type { SpikePeriod } from '../../spike/spike-period.ts';
import type { SpikePoint } from '../../spike/spike-series.ts';
import { isRaise } from '../budget-change.ts';
import type { BudgetOwner } from '../budget-owner.ts';
import type { CycleFacts } from '../facts.ts';
import { ownerDaily } from '../owner-roas.ts';
import { type DuePeriod, spikeHours } from '../spike-hours.ts';

/** All that the spike rule judges a budget by. */
export type SpikeObserved = {
  /** What is looked at for a spike. */
  readonly period: SpikePeriod;
  /** Periods with delivery up to it. */
  readonly series: readonly SpikePoint[];
  readonly clicks: ClickKind;
  readonly roas: SpikeReturn;
  readonly learning: boolean;
  readonly budget: Budget;
  /** When its budget was raised last, by whomever, and lent something last; null where it was not lately. */
  readonly raisedAt: Instant | null;
  readonly boostedAt: Instant | null;
  /** When the newest figures were read; null where none were. */
  readonly readAt: Instant | null;
};

/** What the rule judges, or why there is nothing to judge. */
export function createSpikeObserver(facts: CycleFacts): (owner: BudgetOwner) => SpikeObserved | string {
  const { snapshot, policy, roasOf, clickKind } = facts;
  const changes = groupBy(snapshot.budgetChanges, ({ targetId }) => targetId);
  const { grain } = policy.spikes;
  const due = grain === 'hour' ? spikeHours(facts) : spikeDays(facts);
  return (owner) => {
    if (due === null) return `no ${grain} has ended since the last look`;
    const series = due.seriesOf(owner);
    if (series.at(-1)?.period !== due.period) return `no delivery on ${due.period}`;
    const { shrunk, interval, expectedConversions } = roasOf(owner);
    const own = changes.get(owner.target.id) ?? [];
    const { dailyBudget, lifetimeBudget, budgetRemaining, endsAt } = owner.budget;
    return {
      period: due.period,
      series,
      clicks: clickKind,
      roas: { shrunk, interval, expectedConversions },
      learning: owner.learning,
      budget: { dailyBudget, lifetimeBudget, budgetRemaining, endsAt },
      raisedAt: latest(own.filter(isRaise)),
      boostedAt: latest(own.filter(({ revertAt }) => revertAt !== null)),
      readAt: snapshot.insightsStatus.newestReadAt,
    };
  };
}

/** Yesterday and the days before it; null where an earlier cycle of today has looked at it already. */
function spikeDays(facts: CycleFacts): DuePeriod | null {
  const { snapshot, calendar, today, policyFor } = facts;
  const begin = startOfDay(today, snapshot.account.timeZone);
  const readings = new Set(
    snapshot.intraday
      .filter(({ level, readAt }) => level === 'account' && readAt >= begin)
      .map(({ readAt }) => readAt),
  );
  if (readings.size > 1) return null;
  const seriesOf = (owner: BudgetOwner): readonly SpikePoint[] => {
    const { maxBaselinePoints } = policyFor(owner.target.campaignId).spikes;
    return maturedDays(ownerDaily(owner, facts), calendar.slice(-1 - maxBaselinePoints))
      .filter(({ impressions }) => impressions > 0)
      .map((totals) => ({
        period: totals.day,
        impressions: totals.impressions,
        clicks: totals.clicks,
        spend: totals.spend,
        conversions: totals.conversions,
        revenue: totals.revenue,
        frequency: computeFrequency(totals),
        maturity: totals.maturity,
      }));
  };
  return { period: addDays(today, -1), seriesOf };
}

function latest(changes: readonly { readonly at: Instant }[]): Instant | null {
  return (
    changes
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? null
  );
}
