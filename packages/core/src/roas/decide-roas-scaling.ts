import type { Confidence } from '../model/confidence.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { hoursBetween, type Instant } from '../shared/instant.ts';
import { describeEstimate, describeFigures, fixed, percent, short, whyUnknown } from './describe-roas.ts';
import { isKnownRoas, type KnownRoas } from './known-roas.ts';
import type { RoasFigures } from './measure-roas.ts';
import { type RoasThresholds, roasThresholds } from './roas-thresholds.ts';
import type { RoasVerdict } from './roas-verdict.ts';

/** What a verdict needs to know of an ad set, or of a campaign that holds the budget. */
export type ScaledEntity = {
  readonly createdAt: Instant;
  /**
   * Days in a row, today's included, on which the return asked for less than the smallest budget, which it has; 0 by
   * default.
   */
  readonly cutDaysAtFloor?: number;
};

/**
 * Scales a budget on its return. The first that applies: unknown holds; a clearly hopeless return pauses; a poor one
 * cuts, or, where there has been nothing to cut for days, pauses with the consent of people; a good one, proven well
 * enough, raises (not on an outlier); everything else holds. A value that equals a threshold holds.
 *
 * `shrunk` decides up, hold and down; `matured` with its interval decides the pause. At the same spend, orders and
 * window more revenue never gives a smaller budget, but for figures that are too good to be trusted: they hold.
 *
 * @param summary figures of one window, as `summarizeRoas` gives them
 */
export function decideRoasScaling({
  summary,
  adSet,
  now,
  policy,
}: {
  readonly summary: RoasFigures;
  readonly adSet: ScaledEntity;
  readonly now: Instant;
  readonly policy: Pick<Policy, 'roas'>;
}): RoasVerdict {
  if (!isKnownRoas(summary)) return { kind: 'hold', reason: whyUnknown(summary) };
  const { roas } = policy;
  const context: Context = {
    summary,
    thresholds: roasThresholds(policy),
    estimate: roas.estimator === 'raw' ? summary.raw : summary.shrunk,
    roas,
    ageHours: hoursBetween(adSet.createdAt, now),
    cutDaysAtFloor: adSet.cutDaysAtFloor ?? 0,
  };
  return (
    pause(context) ?? decrease(context) ?? increase(context) ?? { kind: 'hold', reason: holdReason(context) }
  );
}

type Context = {
  readonly summary: KnownRoas;
  readonly thresholds: RoasThresholds;
  readonly estimate: number;
  readonly roas: Policy['roas'];
  readonly ageHours: number;
  readonly cutDaysAtFloor: number;
};

function pause({ summary, thresholds, estimate, roas }: Context): RoasVerdict | null {
  const { matured, expectedConversions, pauseUpperEnd } = summary;
  // The pull towards the account must not hide a hopeless return.
  const judged = roas.estimator === 'raw' ? estimate : matured;
  const certain = usesInterval(roas) ? pauseUpperEnd < thresholds.decreaseBelow : true;
  if (!(judged < thresholds.pauseBelow && expectedConversions >= roas.pauseEvidence && certain)) return null;
  const proof = usesInterval(roas)
    ? `: at most ${fixed(pauseUpperEnd)} with ${percent(roas.pauseConfidence)} confidence`
    : '';
  return {
    kind: 'pause',
    factor: 1 - roas.maxStep,
    reason: `ROAS ${describeFigures(summary, judged)}, below ${short(thresholds.pauseBelow)}${proof}`,
    confidence: confidenceOf(
      pauseUpperEnd < thresholds.decreaseBelow,
      expectedConversions < 2 * roas.pauseEvidence,
    ),
    needsApproval: false,
  };
}

function decrease(context: Context): RoasVerdict | null {
  const { summary, thresholds, estimate, roas, cutDaysAtFloor } = context;
  if (!(estimate < thresholds.decreaseBelow && summary.expectedConversions >= roas.decreaseEvidence))
    return null;
  const step = ramp(estimate, thresholds.decreaseBelow, thresholds.pauseBelow, roas);
  const found = `${describeEstimate(estimate, summary, roas)}, below ${short(thresholds.decreaseBelow)}`;
  const confidence = confidenceOf(
    summary.interval[1] < thresholds.decreaseBelow,
    summary.expectedConversions < 2 * roas.decreaseEvidence,
  );
  const factor = 1 - step;
  if (cutDaysAtFloor < roas.floorDaysToPause)
    return { kind: 'down', factor, reason: `${found}: ${percent(step)} less`, confidence };
  const reason = `${found} for ${cutDaysAtFloor} days at the smallest budget`;
  return { kind: 'pause', factor, reason, confidence, needsApproval: true };
}

function increase(context: Context): RoasVerdict | null {
  const { summary, thresholds, estimate, roas } = context;
  if (estimate <= thresholds.increaseAbove || whyNotRaised(context) !== null) return null;
  const step = ramp(estimate, thresholds.increaseAbove, thresholds.fullIncreaseAt, roas);
  const proof = usesInterval(roas)
    ? `, at least ${fixed(summary.interval[0])} with ${percent(roas.increaseConfidence)} confidence`
    : '';
  return {
    kind: 'up',
    factor: 1 + step,
    reason: `${describeEstimate(estimate, summary, roas)}, above ${short(thresholds.increaseAbove)}${proof}: ${percent(step)} more`,
    confidence: confidenceOf(
      summary.interval[0] > thresholds.increaseAbove,
      summary.conversions < 2 * roas.minConversions,
    ),
  };
}

/** Why a return above the threshold raises nothing yet; null where it does. */
function whyNotRaised({ summary, thresholds, roas, ageHours }: Context): string | null {
  const [outlier] = summary.outliers;
  if (outlier !== undefined) return outlier;
  if (summary.conversions < roas.minConversions)
    return `${summary.conversions} of ${roas.minConversions} conversions`;
  if (ageHours < roas.minAgeHours) return `${Math.floor(ageHours)} of ${roas.minAgeHours} hours old`;
  if (usesInterval(roas) && summary.interval[0] <= thresholds.decreaseBelow) {
    return `the interval reaches down to ${fixed(summary.interval[0])}`;
  }
  return null;
}

function holdReason(context: Context): string {
  const { summary, thresholds, estimate, roas } = context;
  const [low, high] = [short(thresholds.decreaseBelow), short(thresholds.increaseAbove)];
  const text = describeEstimate(estimate, summary, roas);
  if (estimate > thresholds.increaseAbove) return `${text}, above ${high}, but ${whyNotRaised(context)}`;
  if (estimate < thresholds.decreaseBelow) {
    return `${text}, below ${low}, but the spend would have brought ${fixed(summary.expectedConversions)} of the ${roas.decreaseEvidence} conversions that evidence needs`;
  }
  return `${text}, between ${low} and ${high}`;
}

/** The step grows linearly from `minStep` at `near` to `maxStep` at `far` and beyond. */
function ramp(value: number, near: number, far: number, { minStep, maxStep }: Policy['roas']): number {
  const share = near === far ? 1 : Math.min(1, Math.max(0, (value - near) / (far - near)));
  return minStep + (maxStep - minStep) * share;
}

function confidenceOf(clears: boolean, thin: boolean): Confidence {
  if (thin) return 'low';
  return clears ? 'high' : 'medium';
}

function usesInterval({ estimator, requireConfidence }: Policy['roas']): boolean {
  return estimator === 'shrunk' && requireConfidence;
}
