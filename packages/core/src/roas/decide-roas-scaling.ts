import type { Confidence } from '../model/confidence.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { hoursBetween, type Instant } from '../shared/instant.ts';
import { type RoasThresholds, roasThresholds } from './roas-thresholds.ts';
import type { RoasVerdict } from './roas-verdict.ts';
import type { RoasSummary } from './summarize-roas.ts';

/** A summary in which everything that a verdict needs is known. */
type KnownSummary = RoasSummary & {
  readonly matured: number;
  readonly shrunk: number;
  readonly conversions: number;
  readonly expectedConversions: number;
  readonly interval: readonly [number, number];
  readonly pauseUpperEnd: number;
};

/**
 * Scales a budget on its return. The first that applies: unknown holds; a clearly hopeless return pauses; a poor one
 * cuts; a good one, proven well enough, raises (not on an outlier); everything else holds. A value that equals a
 * threshold holds.
 *
 * `shrunk` decides up, hold and down; `matured` with its interval decides the pause. At the same spend, orders and
 * window more revenue never gives a smaller budget.
 */
export function decideRoasScaling({
  summary,
  adSet,
  now,
  policy,
}: {
  readonly summary: RoasSummary;
  readonly adSet: { readonly createdAt: Instant };
  readonly now: Instant;
  readonly policy: Pick<Policy, 'roas'>;
}): RoasVerdict {
  if (!isKnown(summary)) return { kind: 'hold', reason: unknownReason(summary) };
  const { roas } = policy;
  const thresholds = roasThresholds(policy);
  const estimate = roas.estimator === 'raw' ? (summary.raw ?? summary.matured) : summary.shrunk;
  const context: Context = {
    summary,
    thresholds,
    estimate,
    roas,
    ageHours: hoursBetween(adSet.createdAt, now),
  };
  return (
    pause(context) ?? decrease(context) ?? increase(context) ?? { kind: 'hold', reason: holdReason(context) }
  );
}

type Context = {
  readonly summary: KnownSummary;
  readonly thresholds: RoasThresholds;
  readonly estimate: number;
  readonly roas: Policy['roas'];
  readonly ageHours: number;
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
    reason: `ROAS ${figures(summary, judged)}, below ${thresholds.pauseBelow}${proof}`,
    confidence: summary.expectedConversions < 2 * roas.pauseEvidence ? 'low' : 'high',
    counterfactuals: [{ change: `ROAS >= ${thresholds.pauseBelow}`, then: 'lower the budget' }],
  };
}

function decrease({ summary, thresholds, estimate, roas }: Context): RoasVerdict | null {
  if (!(estimate < thresholds.decreaseBelow && summary.expectedConversions >= roas.decreaseEvidence))
    return null;
  const step = ramp(estimate, thresholds.decreaseBelow, thresholds.pauseBelow, roas);
  return {
    kind: 'down',
    factor: 1 - step,
    reason: `${estimateText(estimate, summary, roas)}, below ${thresholds.decreaseBelow}: ${percent(step)} less`,
    confidence: confidenceOf(
      summary.interval[1] < thresholds.decreaseBelow,
      summary.expectedConversions < 2 * roas.decreaseEvidence,
    ),
    counterfactuals: [{ change: `ROAS >= ${thresholds.decreaseBelow}`, then: 'hold' }],
  };
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
    reason: `${estimateText(estimate, summary, roas)}, above ${thresholds.increaseAbove}${proof}: ${percent(step)} more`,
    confidence: confidenceOf(
      summary.interval[0] > thresholds.increaseAbove,
      summary.conversions < 2 * roas.minConversions,
    ),
    counterfactuals: [{ change: `ROAS <= ${thresholds.increaseAbove}`, then: 'hold' }],
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
  const text = estimateText(estimate, summary, roas);
  if (estimate > thresholds.increaseAbove)
    return `${text}, above ${thresholds.increaseAbove}, but ${whyNotRaised(context)}`;
  if (estimate < thresholds.decreaseBelow) {
    return `${text}, below ${thresholds.decreaseBelow}, but the spend would have brought ${fixed(summary.expectedConversions)} of the ${roas.decreaseEvidence} conversions that evidence needs`;
  }
  return `${text}, between ${thresholds.decreaseBelow} and ${thresholds.increaseAbove}`;
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

function isKnown(summary: RoasSummary): summary is KnownSummary {
  return (
    summary.matured !== null &&
    summary.shrunk !== null &&
    summary.interval !== null &&
    summary.pauseUpperEnd !== null
  );
}

function unknownReason({ spend, maturedSpend, conversions, revenue, windowDays }: RoasSummary): string {
  if (maturedSpend <= 0) {
    return spend > 0
      ? `ROAS unknown: no day of ${windowDays} is mature enough`
      : `ROAS unknown: no spend in ${windowDays} days`;
  }
  if (conversions === null || revenue === null)
    return 'ROAS unknown: conversions or their values are not reported';
  if (conversions > 0 && revenue === 0) return `ROAS unknown: ${conversions} conversions without values`;
  return 'ROAS unknown: the account has no order to judge by';
}

function estimateText(estimate: number, summary: KnownSummary, { estimator }: Policy['roas']): string {
  // Two figures that read alike would only puzzle.
  return estimator === 'raw' || fixed(estimate) === fixed(summary.matured)
    ? `ROAS ${figures(summary, estimate)}`
    : `ROAS ${fixed(estimate)} (${figures(summary, summary.matured)}, shrunk towards the account)`;
}

function figures({ windowDays, conversions }: KnownSummary, roas: number): string {
  return `${fixed(roas)} over ${windowDays} days, ${conversions} conversions`;
}

function fixed(value: number): string {
  return value.toFixed(2);
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}
