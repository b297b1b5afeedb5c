import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { computeCtr, computeCvr, computeRoas } from '../model/metrics.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { targetingPolicy } from '../policy/targeting-policy.ts';
import { checkNotNegative, checkUnknownOrNotNegative } from '../shared/check-number.ts';
import { once } from '../shared/once.ts';
import type { SegmentFigures } from './segment.ts';

/** How good a segment is, after little data was pulled towards what is usual. */
export type SegmentScore = {
  /** Smoothed rates; fractions, and revenue per spend. */
  readonly ctr: number;
  readonly cvr: number;
  readonly roas: number;
  /** 0..1, by impressions. */
  readonly confidence: number;
  /** 0..1. */
  readonly score: number;
  /** 0..100. */
  readonly targetScore: number;
  /** Shown often enough, and clicked too rarely. */
  readonly fatigued: boolean;
};

type TargetingPolicy = Policy['targeting'];

const defaults = /* @__PURE__ */ once(() => targetingPolicy.parse({}));

/**
 * Scores one segment of the audience.
 *
 * Rates are smoothed, `(prior * 100 + observed * n) / (100 + n)`, with `n` the impressions for CTR, the clicks for CVR, ten
 * times the conversions for ROAS; an unknown rate is its prior. Confidence is piecewise linear in the impressions: 0, 0.3 at
 * 100, 0.6 at 500, 0.9 at 2000, 0.95 from 7000 on. `score = confidence (0.25 min(1, ctr / 4.5 %) + 0.40 min(1, cvr / 6 %) +
 * 0.35 min(1, roas / 5))`.
 *
 * ```ts
 * scoreSegment({ impressions: 200, clicks: 10, conversions: 0, spend: 500, revenue: 0 }).ctr; // 0.038333
 * ```
 *
 * @param options other priors than 1.5 % CTR, 2 % CVR and a ROAS of 2.5, or a whole `targeting` section of a policy
 * @throws InvalidInputError for negative or infinite figures, or more clicks than impressions
 */
export function scoreSegment(
  figures: SegmentFigures,
  {
    policy = defaults(),
    priors = {},
  }: {
    readonly policy?: TargetingPolicy;
    readonly priors?: { readonly ctr?: number; readonly cvr?: number; readonly roas?: number };
  } = {},
): SegmentScore {
  checkFigures(figures);
  const { priorWeight: weight, weights } = policy;
  const smooth = (prior: number, observed: number | null, n: number): number =>
    observed === null ? prior : (prior * weight + observed * n) / (weight + n);
  const { impressions, clicks, conversions } = figures;
  const ctr = smooth(priors.ctr ?? policy.priorCtr, computeCtr(figures), impressions);
  const cvr = smooth(priors.cvr ?? policy.priorCvr, computeCvr(figures), clicks ?? 0);
  const orders = policy.conversionWeight * (conversions ?? 0);
  const roas = smooth(priors.roas ?? policy.priorRoas, computeRoas(figures), orders);
  const confidence = confidenceOf(impressions, policy.confidence);
  const score =
    confidence *
    (weights.ctr * Math.min(1, ctr / policy.bestCtr) +
      weights.cvr * Math.min(1, cvr / policy.bestCvr) +
      weights.roas * Math.min(1, Math.max(0, roas) / policy.bestRoas));
  return {
    ctr,
    cvr,
    roas,
    confidence,
    score,
    targetScore: 100 * score,
    fatigued: clicks !== null && impressions >= policy.fatigueMinImpressions && ctr < policy.fatigueCtrBelow,
  };
}

/** Linear between the points, flat beyond the first and the last. */
function confidenceOf(impressions: number, points: TargetingPolicy['confidence']): number {
  const after = points.findIndex((point) => point.impressions > impressions);
  const [next, before] = [points[after], points[after - 1]];
  if (!next) return points.at(-1)?.confidence ?? 0;
  if (!before) return next.confidence;
  const way = (impressions - before.impressions) / (next.impressions - before.impressions);
  return before.confidence + way * (next.confidence - before.confidence);
}

function checkFigures({ impressions, clicks, conversions, spend, revenue }: SegmentFigures): void {
  checkNotNegative('impressions', impressions);
  checkUnknownOrNotNegative('clicks', clicks);
  checkUnknownOrNotNegative('conversions', conversions);
  checkNotNegative('spend', spend);
  // Refunds may exceed sales.
  checkUnknownOrNotNegative('revenue', revenue === null ? null : Math.abs(revenue));
  if ((clicks ?? 0) > impressions) {
    throw new InvalidInputError({
      argument: 'clicks',
      message: `more clicks than impressions: ${clicks} of ${impressions}`,
    });
  }
}
