import type { Policy } from '../policy/policy-schema.ts';
import { short } from '../roas/describe-roas.ts';
import type { RoasFigures } from '../roas/measure-roas.ts';
import { isAbove, isBelow } from '../shared/threshold.ts';
import type { SpikeReport } from './detect-spike.ts';
import type { SpikeMetric, SpikeTest, SpikeTested } from './judge-evidence.ts';
import { spikesAtBreakEven } from './spikes-at-break-even.ts';

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
  policy: Pick<Policy, 'spikes' | 'roas'>,
): SpikeReaction {
  const moved = { spikes: spikesAtBreakEven(policy) };
  return (
    risk(report, context, moved) ??
    severe(report, context, moved) ??
    negative(report, moved) ??
    positive(report, context, moved)
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
  if (spend?.change !== 'up' || !isAbove(spend.zEq, spikes.minor)) return null;
  const pause = (restsOn: 'conversions' | 'delivery', why: string): SpikeReaction => ({
    kind: 'risk',
    factor: 1 - spikes.decreaseStep,
    spike: spend,
    restsOn,
    reason: `${spend.reason}, ${why}`,
  });
  // What clicks alone justify must not wait for conversions that may be lost.
  const ctr = spikeOf(report, 'ctr');
  if (ctr !== null && isHalved(ctr, spikes)) return pause('delivery', `while ${ctr.reason}`);
  const { shrunk, expectedConversions } = summary;
  const isKnown = !isBelow(expectedConversions ?? 0, spikes.riskEvidence);
  return shrunk !== null && isKnown && isBelow(shrunk, spikes.riskRoasBelow)
    ? pause('conversions', `at a ROAS of ${shrunk.toFixed(2)}, below ${short(spikes.riskRoasBelow)}`)
    : null;
}

/** Whether so much of the rate is gone that it is a risk by itself. */
function isHalved({ observed, expected }: SpikeTested, { riskCtrDrop }: Policy['spikes']): boolean {
  return observed !== null && expected !== null && !isAbove(observed, (1 - riskCtrDrop) * expected);
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
  if (!spike || learning || high === undefined || !isBelow(high, spikes.pauseRoasBelow)) return null;
  return {
    kind: 'severe_negative',
    factor: 1 - spikes.decreaseStep,
    spike,
    restsOn: 'conversions',
    reason: `${spike.reason}; ROAS at most ${high.toFixed(2)}, below ${short(spikes.pauseRoasBelow)}`,
  };
}

function negative({ worst, tests }: SpikeReport, { spikes }: Pick<Policy, 'spikes'>): SpikeReaction | null {
  if (!worst) return null;
  return {
    kind: 'negative',
    factor: 1 - spikes.decreaseStep,
    spike: worst,
    restsOn: tests.some(isBadDelivery) ? 'delivery' : 'conversions',
    reason: worst.reason,
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
  if (!isAbove(summary.shrunk, spikes.boostRoasAbove))
    return none(`a ROAS of ${summary.shrunk.toFixed(2)} is not above ${short(spikes.boostRoasAbove)}`);
  if (learning) return none('it is learning');
  if (hoursSinceRaise !== null && hoursSinceRaise < spikes.raiseWaitHours)
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

/** Bad news that would be the same if conversions were unknown. */
function isBadDelivery({ metric, severity, direction }: SpikeTest): boolean {
  return severity !== null && direction === 'bad' && metric !== 'cvr' && metric !== 'roas';
}

function spikeOf({ tests }: SpikeReport, metric: SpikeMetric): SpikeTested | null {
  const test = tests.find((each) => each.metric === metric);
  return test?.tested && test.severity !== null ? test : null;
}
