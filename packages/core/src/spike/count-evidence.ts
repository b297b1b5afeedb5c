import { computeCpc, computeCpm, computeCtr, computeCvr } from '../model/metrics.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { countTail, hasCountTail } from '../stats/count-tail.ts';
import type { CountPoint } from './count-point.ts';
import { expectCount } from './expect-count.ts';
import { maturedExposure } from './matured-exposure.ts';
import { type NoSpikeEvidence, noEvidence, type SpikeEvidence } from './spike-evidence.ts';
import type { SpikeGrain } from './spike-period.ts';
import type { SeasonPoint, SpikePoint, SpikeSeries } from './spike-series.ts';

/** A metric that is a count per exposure, or an exposure per count. */
export type CountMetric = 'ctr' | 'cvr' | 'cpc' | 'cpm';

type CountDefinition = {
  readonly count: (point: SpikePoint) => number | null;
  readonly exposure: (point: SpikePoint, policy: CountPolicy) => number | null;
  readonly value: (count: number, exposure: number) => number | null;
  /** A cost rises where the count falls. */
  readonly isCost: boolean;
  /** Relative spread from period to period that is assumed beforehand. */
  readonly spread: (policy: CountPolicy, grain: SpikeGrain) => number;
};

type CountPolicy = Pick<Policy, 'spikes' | 'dispersion' | 'maturity'>;

const DEFINITIONS: Readonly<Record<CountMetric, CountDefinition>> = {
  ctr: {
    count: ({ clicks }) => clicks,
    exposure: ({ impressions }) => impressions,
    value: (clicks, impressions) => computeCtr({ clicks, impressions }),
    isCost: false,
    spread: ({ dispersion }, grain) => (grain === 'hour' ? dispersion.hourly : dispersion.ctr),
  },
  cvr: {
    count: ({ conversions }) => conversions,
    exposure: (point, { maturity }) => maturedExposure(point, point.clicks, maturity),
    value: (conversions, clicks) => computeCvr({ conversions, clicks }),
    isCost: false,
    spread: ({ dispersion }, grain) =>
      grain === 'hour' ? dispersion.hourly : dispersion.ordersPerImpression,
  },
  cpc: {
    count: ({ clicks }) => clicks,
    exposure: ({ spend }) => spend,
    value: (clicks, spend) => computeCpc({ spend, clicks }),
    isCost: true,
    // Clicks per spend vary as clicks per impression and impressions per spend do together.
    spread: ({ dispersion }, grain) => Math.SQRT2 * (grain === 'hour' ? dispersion.hourly : dispersion.ctr),
  },
  cpm: {
    count: ({ impressions }) => impressions,
    exposure: ({ spend }) => spend,
    value: (impressions, spend) => computeCpm({ spend, impressions }),
    isCost: true,
    spread: ({ dispersion }, grain) => (grain === 'hour' ? dispersion.hourly : dispersion.ctr),
  },
};

/**
 * A count against its expectation: exposure x baseline rate x season. The count is taken as negative binomial; its
 * variance holds the noise of counting, the spread from day to day, and what the baseline leaves uncertain. Conversions are
 * measured against the clicks whose conversions are known by now.
 */
export function countEvidence(
  metric: CountMetric,
  { grain, tested, baseline, baselineDays }: SpikeSeries,
  policy: CountPolicy,
): SpikeEvidence | NoSpikeEvidence {
  const definition = DEFINITIONS[metric];
  const { spikes } = policy;
  const past = baseline.flatMap((point) => countPoint(point, definition, policy) ?? []);
  const days = past.filter(({ exposure }) => exposure > 0);
  const now = countPoint(tested, definition, policy);
  if (now === null) {
    return noEvidence('its figures are unknown or too few of them are final', { planned: false });
  }
  if (days.length < spikes.minBaselinePoints) {
    const reason = `${days.length} of ${spikes.minBaselinePoints} earlier points`;
    return noEvidence(reason, { planned: false });
  }
  const events = days.reduce((sum, { count }) => sum + count, 0);
  if (events === 0) return noEvidence('nothing to compare with: no event before', { planned: false });
  if (now.exposure === 0) return noEvidence('nothing was delivered', { planned: true });
  const expectation = expectCount(
    now,
    days,
    { pastDays: baselineDays, priorSpread: definition.spread(policy, grain) },
    policy,
  );
  return tailEvidence({ ...now, ...expectation }, definition, spikes.minEvents);
}

function tailEvidence(
  { count, exposure, mean, dispersion }: CountPoint & { readonly mean: number; readonly dispersion: number },
  { value, isCost }: CountDefinition,
  minEvents: number,
): SpikeEvidence | NoSpikeEvidence {
  if (mean < minEvents && count < minEvents) {
    const reason = `${count} events where ${mean.toFixed(1)} were expected: fewer than ${minEvents}`;
    return noEvidence(reason, { planned: true });
  }
  if (!hasCountTail(mean, dispersion)) {
    return noEvidence('too little is known of what to expect', { planned: true });
  }
  const { log10Lower, log10Upper } = countTail(count, mean, { dispersion });
  const low = mean < minEvents ? 0 : log10Lower;
  const high = count < minEvents ? 0 : log10Upper;
  const fewer = low < high;
  return {
    kind: 'evidence',
    observed: value(count, exposure),
    expected: value(mean, exposure),
    change: fewer === isCost ? 'up' : 'down',
    lnP: Math.min(0, Math.LN2 + Math.LN10 * Math.min(low, high)),
  };
}

function countPoint(point: SeasonPoint, definition: CountDefinition, policy: CountPolicy): CountPoint | null {
  const count = definition.count(point);
  const exposure = definition.exposure(point, policy);
  // Modelled conversions come in fractions.
  return count === null || exposure === null
    ? null
    : { season: point.season, count: Math.round(count), exposure };
}
