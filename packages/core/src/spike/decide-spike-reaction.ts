import type { Policy } from '../policy/policy-schema.ts';
import type { RoasFigures } from '../roas/measure-roas.ts';
import type { SpikeReport } from './detect-spike.ts';
import type { SpikeMetric, SpikeTested } from './judge-evidence.ts';

/** What a sudden change asks for. `factor` is what to multiply the budget by; of a pause, where it may not happen. */
export type SpikeReaction =
  | { readonly kind: 'none'; readonly reason: string }
  | {
      readonly kind: 'risk' | 'severe_negative' | 'negative' | 'positive';
      readonly factor: number;
      readonly spike: SpikeTested;
      /** Whether it would be another one if conversions were unknown. */
      readonly restsOn: 'conversions' | 'delivery';
      readonly reason: string;
    };

/** What a reaction has to know of the return on ad spend. */
export type SpikeReturn = Pick<RoasFigures, 'shrunk' | 'interval' | 'expectedConversions'>;

/** What is known of the budget besides its figures. */
export type SpikeContext = {
  readonly summary: SpikeReturn;
  readonly learning: boolean;
  /** Hours since the last raise by anyone, and since the last boost; null where there was none lately. */
  readonly hoursSinceRaise: number | null;
  readonly hoursSinceBoost: number | null;
  /** How old the newest figures are; null where none were read. */
  readonly dataAgeHours: number | null;
};

/**
 * One reaction to the spikes of an entity, the gravest first: spend that runs away without return pauses; a severe drop
 * of conversions pauses where the return is proven poor; any other bad news takes a little off the budget; good news
 * lends it a little for a day where the return is good.
 */
export function decideSpikeReaction(
  report: SpikeReport,
  context: SpikeContext,
  policy: Pick<Policy, 'spikes'>,
): SpikeReaction {
  return (
    risk(report, context, policy) ??
    severe(report, context, policy) ??
    negative(report, policy) ??
    positive(report, context, policy)
  );
}

function risk(
  report: SpikeReport,
  { summary, dataAgeHours }: SpikeContext,
  { spikes }: Pick<Policy, 'spikes'>,
): SpikeReaction | null {
  // What has stopped since must not be stopped again.
  if (dataAgeHours === null || dataAgeHours > spikes.riskMaxDataAgeHours) return null;
  const spend = spikeOf(report, 'spend');
  if (spend?.change !== 'up' || spend.zEq <= spikes.minor) return null;
  const { shrunk, expectedConversions } = summary;
  if (shrunk !== null && shrunk < spikes.riskRoasBelow && (expectedConversions ?? 0) >= spikes.riskEvidence) {
    return {
      kind: 'risk',
      factor: 1 - spikes.decreaseStep,
      spike: spend,
      restsOn: 'conversions',
      reason: `${spend.reason}, at a ROAS of ${shrunk.toFixed(2)}, below ${spikes.riskRoasBelow}`,
    };
  }
  const ctr = spikeOf(report, 'ctr');
  if (ctr?.change !== 'down' || ctr.observed === null || ctr.expected === null) return null;
  if (ctr.observed > (1 - spikes.riskCtrDrop) * ctr.expected) return null;
  return {
    kind: 'risk',
    factor: 1 - spikes.decreaseStep,
    spike: spend,
    restsOn: 'delivery',
    reason: `${spend.reason}, while ${ctr.reason}`,
  };
}

function severe(
  report: SpikeReport,
  { summary, learning }: SpikeContext,
  { spikes }: Pick<Policy, 'spikes'>,
): SpikeReaction | null {
  const spike = [spikeOf(report, 'roas'), spikeOf(report, 'cvr')].find(
    (each) => each?.severity === 'severe' && each.direction === 'bad',
  );
  const high = summary.interval?.[1];
  // Nothing but runaway spend pauses an ad set that is still learning.
  if (!spike || learning || high === undefined || high >= spikes.pauseRoasBelow) return null;
  return {
    kind: 'severe_negative',
    factor: 1 - spikes.decreaseStep,
    spike,
    restsOn: 'conversions',
    reason: `${spike.reason}; ROAS at most ${high.toFixed(2)}, below ${spikes.pauseRoasBelow}`,
  };
}

function negative({ worst }: SpikeReport, { spikes }: Pick<Policy, 'spikes'>): SpikeReaction | null {
  if (!worst) return null;
  const { metric, reason } = worst;
  return {
    kind: 'negative',
    factor: 1 - spikes.decreaseStep,
    spike: worst,
    restsOn: metric === 'cvr' || metric === 'roas' ? 'conversions' : 'delivery',
    reason,
  };
}

function positive(
  { best, period }: SpikeReport,
  { summary, learning, hoursSinceRaise, hoursSinceBoost }: SpikeContext,
  { spikes }: Pick<Policy, 'spikes'>,
): SpikeReaction {
  if (!best) return { kind: 'none', reason: `nothing unusual on ${period}` };
  const none = (why: string): SpikeReaction => ({ kind: 'none', reason: `${best.reason}, but ${why}` });
  if (summary.shrunk === null) return none('its ROAS is unknown');
  if (summary.shrunk <= spikes.boostRoasAbove)
    return none(`a ROAS of ${summary.shrunk.toFixed(2)} is not above ${spikes.boostRoasAbove}`);
  if (learning) return none('it is learning');
  if (hoursSinceRaise !== null && hoursSinceRaise < spikes.boostHours)
    return none(`its budget was raised ${hoursSinceRaise.toFixed(1)} h ago`);
  if (hoursSinceBoost !== null && hoursSinceBoost < spikes.boostCooldownHours) {
    return none(`the last boost is ${hoursSinceBoost.toFixed(1)} of ${spikes.boostCooldownHours} h ago`);
  }
  return {
    kind: 'positive',
    factor: 1 + spikes.boostStep,
    spike: best,
    restsOn: 'conversions',
    reason: `${best.reason}, at a ROAS of ${summary.shrunk.toFixed(2)}`,
  };
}

function spikeOf({ tests }: SpikeReport, metric: SpikeMetric): SpikeTested | null {
  const test = tests.find((each) => each.metric === metric);
  return test?.tested && test.severity !== null ? test : null;
}
