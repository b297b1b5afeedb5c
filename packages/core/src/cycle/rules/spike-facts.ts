import { computeFrequency } from '../../model/metrics.ts';
import { maturedDays } from '../../roas/matured-day.ts';
import type { SpikePoint } from '../../spike/spike-series.ts';
import type { BudgetOwner } from '../budget-owner.ts';
import type { CycleFacts } from '../facts.ts';
import { ownerDaily } from '../owner-roas.ts';

/** Complete days with delivery of whatever holds one budget, up to yesterday; null where yesterday brought nothing. */
export function spikeSeries(owner: BudgetOwner, facts: CycleFacts): readonly SpikePoint[] | null {
  const { calendar, policy } = facts;
  const days = maturedDays(ownerDaily(owner, facts), calendar.slice(-1 - policy.spikes.maxBaselinePoints));
  const delivering = days.filter(({ impressions }) => impressions > 0);
  if (delivering.at(-1)?.day !== calendar.at(-1)?.day) return null;
  return delivering.map((totals) => ({
    period: totals.day,
    impressions: totals.impressions,
    clicks: totals.clicks,
    spend: totals.spend,
    conversions: totals.conversions,
    revenue: totals.revenue,
    frequency: computeFrequency(totals),
    maturity: totals.maturity,
  }));
}
