import type { Confidence } from '../model/confidence.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { checkFinite, checkNotNegative, checkUnknownOrNotNegative } from '../shared/check-number.ts';
import { hoursBetween, type Instant } from '../shared/instant.ts';
import { isAbove, isBelow } from '../shared/threshold.ts';
import { describeEstimate, describeFigures, fixed, percent, short, whyUnknown } from './describe-roas.ts';
import { isKnownRoas, type KnownRoas } from './known-roas.ts';
import type { RoasFigures } from './measure-roas.ts';
import { type RoasThresholds, roasThresholds } from './roas-thresholds.ts';
import type { RoasVerdict } from './roas-verdict.ts';
import { stepRamp } from './step-ramp.ts';

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
 * enough, raises (not on an outlier, nor what was created after `now`); everything else holds. A value that equals a
 * threshold holds.
 *
 * `shrunk` decides up, hold and down; `matured` with its interval decides the pause. At the same spend, orders and
 * window more revenue never gives a smaller budget, but for figures that are too good to be trusted: they hold.
 *
 * @param summary figures of one window, as `summarizeRoas` gives them
 * @throws InvalidInputError for a figure of it that is not finite, or an instant that is none
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
  const { cutDaysAtFloor = 0 } = adSet;
  checkNotNegative('adSet.cutDaysAtFloor', cutDaysAtFloor);
  checkSummary(summary);
  if (!isKnownRoas(summary)) return { kind: 'hold', reason: whyUnknown(summary) };
  const { roas } = policy;
  const context: Context = {
    summary,
    thresholds: roasThresholds(policy),
    estimate: roas.estimator === 'raw' ? summary.raw : summary.shrunk,
    roas,
    createdAt: adSet.createdAt,
    ageHours: hoursBetween(adSet.createdAt, now),
    cutDaysAtFloor,
  };
  return (
    pause(context) ?? decrease(context) ?? increase(context) ?? { kind: 'hold', reason: holdReason(context) }
  );
}

function checkSummary(summary: RoasFigures): void {
  const { raw, matured, shrunk, interval, pauseUpperEnd } = summary;
  checkFinite('summary.raw', raw);
  checkFinite('summary.matured', matured);
  checkFinite('summary.shrunk', shrunk);
  for (const end of interval ?? []) checkFinite('summary.interval', end);
  checkFinite('summary.pauseUpperEnd', pauseUpperEnd);
  checkUnknownOrNotNegative('summary.conversions', summary.conversions);
  checkUnknownOrNotNegative('summary.expectedConversions', summary.expectedConversions);
}

type Context = {
  readonly summary: KnownRoas;
  readonly thresholds: RoasThresholds;
  readonly estimate: number;
  readonly roas: Policy['roas'];
  readonly createdAt: Instant;
  readonly ageHours: number;
  readonly cutDaysAtFloor: number;
};

function pause({ summary, thresholds, estimate, roas }: Context): RoasVerdict | null {
  const { matured, expectedConversions, pauseUpperEnd } = summary;
  // The pull towards the account must not hide a hopeless return.
  const judged = roas.estimator === 'raw' ? estimate : matured;
  const certain = isBelow(pauseUpperEnd, thresholds.decreaseBelow);
  const enough = !isBelow(expectedConversions, roas.pauseEvidence);
  if (!(isBelow(judged, thresholds.pauseBelow) && enough && (certain || !usesInterval(roas)))) return null;
  const proof = usesInterval(roas)
    ? `: at most ${fixed(pauseUpperEnd)} with ${percent(roas.pauseConfidence)} confidence`
    : '';
  return {
    kind: 'pause',
    factor: 1 - roas.maxStep,
    reason: `ROAS ${describeFigures(summary, judged)}, below ${short(thresholds.pauseBelow)}${proof}`,
    confidence: confidenceOf(certain, isBelow(expectedConversions, 2 * roas.pauseEvidence)),
    needsApproval: false,
  };
}

function decrease(context: Context): RoasVerdict | null {
  const { summary, thresholds, estimate, roas, cutDaysAtFloor } = context;
  const enough = !isBelow(summary.expectedConversions, roas.decreaseEvidence);
  if (!(isBelow(estimate, thresholds.decreaseBelow) && enough)) return null;
  const step = stepRamp(estimate, thresholds.decreaseBelow, thresholds.pauseBelow, roas);
  const found = `${describeEstimate(estimate, summary, roas)}, below ${short(thresholds.decreaseBelow)}`;
  const confidence = confidenceOf(
    isBelow(summary.interval[1], thresholds.decreaseBelow),
    isBelow(summary.expectedConversions, 2 * roas.decreaseEvidence),
  );
  const factor = 1 - step;
  if (cutDaysAtFloor < roas.floorDaysToPause)
    return { kind: 'down', factor, reason: `${found}: ${percent(step)} less`, confidence };
  const reason = `${found} for ${cutDaysAtFloor} days at the smallest budget`;
  return { kind: 'pause', factor, reason, confidence, needsApproval: true };
}

function increase(context: Context): RoasVerdict | null {
  const { summary, thresholds, estimate, roas } = context;
  if (!isAbove(estimate, thresholds.increaseAbove) || whyNotRaised(context) !== null) return null;
  const step = stepRamp(estimate, thresholds.increaseAbove, thresholds.fullIncreaseAt, roas);
  const proof = usesInterval(roas)
    ? `, at least ${fixed(summary.interval[0])} with ${percent(roas.increaseConfidence)} confidence`
    : '';
  return {
    kind: 'up',
    factor: 1 + step,
    reason: `${describeEstimate(estimate, summary, roas)}, above ${short(thresholds.increaseAbove)}${proof}: ${percent(step)} more`,
    confidence: confidenceOf(
      isAbove(summary.interval[0], thresholds.increaseAbove),
      summary.conversions < 2 * roas.minConversions,
    ),
  };
}

/** Why a return above the threshold raises nothing yet; null where it does. */
function whyNotRaised({ summary, thresholds, roas, createdAt, ageHours }: Context): string | null {
  const [outlier] = summary.outliers;
  if (outlier !== undefined) return outlier;
  if (summary.conversions < roas.minConversions)
    return `${summary.conversions} of ${roas.minConversions} conversions`;
  if (ageHours < 0) return `it was created at ${createdAt}, which is still to come`;
  if (ageHours < roas.minAgeHours) return `${Math.floor(ageHours)} of ${roas.minAgeHours} hours old`;
  if (usesInterval(roas) && !isAbove(summary.interval[0], thresholds.decreaseBelow)) {
    return `the interval reaches down to ${fixed(summary.interval[0])}`;
  }
  return null;
}

function holdReason(context: Context): string {
  const { summary, thresholds, estimate, roas } = context;
  const [low, high] = [short(thresholds.decreaseBelow), short(thresholds.increaseAbove)];
  const text = describeEstimate(estimate, summary, roas);
  if (isAbove(estimate, thresholds.increaseAbove))
    return `${text}, above ${high}, but ${whyNotRaised(context)}`;
  if (isBelow(estimate, thresholds.decreaseBelow)) {
    return `${text}, below ${low}, but the spend would have brought ${fixed(summary.expectedConversions)} of the ${roas.decreaseEvidence} conversions that evidence needs`;
  }
  return `${text}, between ${low} and ${high}`;
}

function confidenceOf(clears: boolean, thin: boolean): Confidence {
  if (thin) return 'low';
  return clears ? 'high' : 'medium';
}

function usesInterval({ estimator, requireConfidence }: Policy['roas']): boolean {
  return estimator === 'shrunk' && requireConfidence;
}
