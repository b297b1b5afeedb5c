import { computeRoas } from '../model/metrics.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { normalTails } from '../stats/special-functions/normal-distribution.ts';
import { maturedExposure } from './matured-exposure.ts';
import { type NoSpikeEvidence, noEvidence, type SpikeEvidence } from './spike-evidence.ts';
import type { SpikePoint, SpikeSeries } from './spike-series.ts';

type RoasPolicy = Pick<Policy, 'spikes' | 'dispersion' | 'maturity' | 'roas'>;
type Sales = { readonly conversions: number; readonly revenue: number; readonly spend: number };

/**
 * The logarithm of the matured ROAS against that of the baseline. Its variance holds the number of orders on both sides,
 * the spread of their values, and the spread of orders from day to day.
 */
export function roasEvidence(
  { grain, tested, baseline }: SpikeSeries,
  policy: RoasPolicy,
): SpikeEvidence | NoSpikeEvidence {
  const { minBaselinePoints, minRoasConversions } = policy.spikes;
  const now = salesOf(tested, policy);
  const days = baseline.flatMap((point) => salesOf(point, policy) ?? []).filter(({ spend }) => spend > 0);
  if (now === null) {
    return noEvidence('its figures are unknown or too few of them are final', { planned: false });
  }
  if (days.length < minBaselinePoints) {
    return noEvidence(`${days.length} of ${minBaselinePoints} earlier points`, { planned: false });
  }
  const past = days.reduce(addSales);
  const observed = computeRoas(now);
  const expected = computeRoas(past);
  if (past.conversions === 0 || expected === null || expected <= 0) {
    return noEvidence('nothing to compare with: no revenue before', { planned: false });
  }
  if (now.conversions < minRoasConversions || observed === null || observed <= 0) {
    const reason = `${now.conversions} conversions with a value, fewer than ${minRoasConversions}`;
    return noEvidence(reason, { planned: true });
  }
  const difference = Math.log(observed / expected);
  const variance =
    policy.roas.priorOrderSquareRatio * (1 / now.conversions + 1 / past.conversions) +
    (grain === 'hour' ? policy.dispersion.hourly : policy.dispersion.ordersPerImpression) ** 2;
  const { lnUpper } = normalTails(Math.abs(difference) / Math.sqrt(variance));
  return {
    kind: 'evidence',
    observed,
    expected,
    change: difference < 0 ? 'down' : 'up',
    lnP: Math.min(0, Math.LN2 + lnUpper),
  };
}

function salesOf(point: SpikePoint, { maturity }: RoasPolicy): Sales | null {
  const { conversions, revenue } = point;
  const spend = maturedExposure(point, point.spend, maturity);
  return conversions === null || revenue === null || spend === null ? null : { conversions, revenue, spend };
}

function addSales(a: Sales, b: Sales): Sales {
  return {
    conversions: a.conversions + b.conversions,
    revenue: a.revenue + b.revenue,
    spend: a.spend + b.spend,
  };
}
