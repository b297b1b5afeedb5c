import { progressAfterDay } from '../maturity/share-arrived.ts';
import { computeFrequency } from '../model/metrics.ts';
import { maturedDays, shareKnown } from '../roas/matured-day.ts';
import { addDays, startOfDay } from '../shared/day.ts';
import { hoursBetween, type Instant } from '../shared/instant.ts';
import type { SpikePoint } from '../spike/spike-series.ts';
import type { BudgetOwner } from './budget-owner.ts';
import type { CycleFacts } from './facts.ts';
import { ownerDaily } from './owner-roas.ts';
import type { DuePeriod } from './spike-hours.ts';

/** Yesterday and the days before it. */
export function spikeDays(facts: CycleFacts): DuePeriod {
  const { snapshot, calendar, today, policyFor } = facts;
  const period = addDays(today, -1);
  const endedAt = startOfDay(today, snapshot.account.timeZone);
  const gained = gainedSince(endedAt, facts);
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
        maturity: totals.day === period ? Math.min(1, totals.maturity * gained) : totals.maturity,
      }));
  };
  return { period, endedAt, seriesOf };
}

/** What is known of yesterday's conversions by the newest reading, as a multiple of what was known at its end. */
function gainedSince(endedAt: Instant, { snapshot, policy, today }: CycleFacts): number {
  const { maturity, insightsStatus } = snapshot;
  const readAt = insightsStatus.newestReadAt ?? endedAt;
  const [known, aDayLater] = [-1, -2].map((days) =>
    shareKnown(addDays(today, days), today, maturity, policy),
  );
  if (!known || aDayLater === undefined || readAt <= endedAt) return 1;
  const progress = Math.min(1, progressAfterDay(policy)(hoursBetween(endedAt, readAt)));
  return 1 + (progress * (aDayLater - known)) / known;
}
