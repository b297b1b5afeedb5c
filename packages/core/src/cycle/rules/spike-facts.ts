import { computeFrequency } from '../../model/metrics.ts';
import { shareKnown } from '../../roas/matured-day.ts';
import { addDays } from '../../shared/day.ts';
import type { SpikePoint } from '../../spike/spike-series.ts';
import type { BudgetOwner } from '../budget-owner.ts';
import type { CycleFacts } from '../facts.ts';
import { ownerDaily } from './roas-facts.ts';

/** Complete days with delivery of whatever holds one budget, up to yesterday; null where yesterday brought nothing. */
export function spikeSeries(owner: BudgetOwner, facts: CycleFacts): readonly SpikePoint[] | null {
  const { today, snapshot, policy } = facts;
  const yesterday = addDays(today, -1);
  const first = addDays(yesterday, -policy.spikes.maxBaselinePoints);
  const days = ownerDaily(owner, facts).filter(
    ({ day, impressions }) => day >= first && day < today && impressions > 0,
  );
  if (days.at(-1)?.day !== yesterday) return null;
  return days.map((totals) => ({
    period: totals.day,
    impressions: totals.impressions,
    clicks: totals.clicks,
    spend: totals.spend,
    conversions: totals.conversions,
    revenue: totals.revenue,
    frequency: computeFrequency(totals),
    maturity: shareKnown(totals.day, today, snapshot.maturity, policy),
  }));
}
