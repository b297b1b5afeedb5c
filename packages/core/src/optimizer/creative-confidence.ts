import type { Confidence } from '../model/confidence.ts';
import { optimizerPolicy } from '../policy/optimizer-policy.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { checkNotNegative, checkUnknownOrNotNegative } from '../shared/check-number.ts';
import { once } from '../shared/once.ts';

/** How sure the optimizer is of a creative, 0..1, and in a word. */
export type CreativeConfidence = { readonly value: number; readonly level: Confidence };

const defaults = /* @__PURE__ */ once(() => optimizerPolicy.parse({}).confidence);

/**
 * `0.4 min(impressions / 100 000, 1) + 0.3 min(conversions / 500, 1) + 0.3 overall / 100`; high from 0.8, medium from 0.5.
 * Unknown conversions or an unknown score bring nothing.
 *
 * @param options another `confidence` section of a policy
 * @throws InvalidInputError for a figure that is negative or not finite
 */
export function creativeConfidence(
  {
    impressions,
    conversions,
    overall,
  }: {
    readonly impressions: number;
    readonly conversions: number | null;
    readonly overall: number | null;
  },
  { confidence = defaults() }: { readonly confidence?: Policy['optimizer']['confidence'] } = {},
): CreativeConfidence {
  checkNotNegative('impressions', impressions);
  checkUnknownOrNotNegative('conversions', conversions);
  checkUnknownOrNotNegative('overall', overall);
  const { weights, plentyImpressions, plentyConversions, high, medium } = confidence;
  const value =
    weights.impressions * Math.min(impressions / plentyImpressions, 1) +
    weights.conversions * Math.min((conversions ?? 0) / plentyConversions, 1) +
    weights.overall * Math.min((overall ?? 0) / 100, 1);
  return { value, level: value >= high ? 'high' : value >= medium ? 'medium' : 'low' };
}
