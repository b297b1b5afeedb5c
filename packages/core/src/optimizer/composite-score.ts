import { optimizerPolicy } from '../policy/optimizer-policy.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { checkNotNegative, checkUnknownOrNotNegative } from '../shared/check-number.ts';
import { once } from '../shared/once.ts';

/** What the composite score is made of. Rates are fractions; unknown figures bring nothing. */
export type CompositeInput = {
  /** Health score, 0..100. */
  readonly overall: number;
  readonly roas: number | null;
  readonly conversions: number | null;
  readonly ctr: number | null;
  readonly cvr: number | null;
  readonly daysActive: number;
};

/** Points of each term, weighted: their sum is the composite score. */
export type CompositeTerms = { readonly [K in keyof Policy['optimizer']['weights']]: number };

type CompositeOptions = Partial<Pick<Policy['optimizer'], 'weights' | 'best'>>;

const defaults = /* @__PURE__ */ once(() => optimizerPolicy.parse({}));

/**
 * The composite score of a creative, 0..100: overall 30 %, ROAS (20 points each) 25 %, conversions (a tenth of a point each)
 * 20 %, CTR (20 points for a percent) 10 %, CVR (12.5 points for a percent) 10 %, freshness (100 less a point a day)
 * 5 %. Every term lies within 0..100 before it is weighted.
 *
 * ```ts
 * compositeScore({ overall: 85, roas: 4.5, conversions: 400, ctr: 0.032, cvr: 0.055, daysActive: 10 }); // 73.775
 * ```
 *
 * @param options other weights, or other figures that bring a term to 100, of a policy
 * @throws InvalidInputError for a figure that is not finite, or negative where only ROAS may be
 */
export function compositeScore(input: CompositeInput, options: CompositeOptions = {}): number {
  return Object.values(compositeTerms(input, options)).reduce((sum, points) => sum + points, 0);
}

/** The terms of {@link compositeScore}. */
export function compositeTerms(
  { overall, roas, conversions, ctr, cvr, daysActive }: CompositeInput,
  { weights = defaults().weights, best = defaults().best }: CompositeOptions = {},
): CompositeTerms {
  checkNotNegative('overall', overall);
  // Refunds may exceed sales.
  checkUnknownOrNotNegative('roas', roas === null ? null : Math.abs(roas));
  checkUnknownOrNotNegative('conversions', conversions);
  checkUnknownOrNotNegative('ctr', ctr);
  checkUnknownOrNotNegative('cvr', cvr);
  checkNotNegative('daysActive', daysActive);
  return {
    overall: weights.overall * clamp(overall),
    roas: weights.roas * share(roas, best.roas),
    conversions: weights.conversions * share(conversions, best.conversions),
    ctr: weights.ctr * share(ctr, best.ctr),
    cvr: weights.cvr * share(cvr, best.cvr),
    age: weights.age * clamp(100 - (daysActive / best.ageDays) * 100),
  };
}

function share(value: number | null, best: number): number {
  return clamp(((value ?? 0) / best) * 100);
}

function clamp(value: number): number {
  return Math.min(100, Math.max(0, value));
}
