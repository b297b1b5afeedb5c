import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { Variant } from '../model/variant.ts';
import { checkNotNegative } from '../shared/check-number.ts';
import { defaultPolicy, type ProductionPolicy } from './default-policy.ts';
import { measuredScore } from './measured-score.ts';

/** A variant that is promoted. */
export type Promotion = {
  readonly variantId: string;
  /** `scale` what was measured; `test` the others, with a budget for exploration. */
  readonly type: 'scale' | 'test';
  /** What it is ranked by, 0..100. */
  readonly score: number;
  readonly reason: string;
};

/** The best variants, and why each other one is not among them. */
export type PromotionSelection = {
  /** The best first. */
  readonly promoted: readonly Promotion[];
  /** By id. */
  readonly passedOver: readonly { readonly variantId: string; readonly reason: string }[];
};

/**
 * Chooses the best of the variants that were uploaded and are neither worn out nor archived. A variant with 1 000 impressions
 * or more is ranked by its measured score, pulled towards its estimate (which weighs 1 250 impressions), the others by the
 * estimate alone. Of equal ones that with more impressions is first, then the lower id.
 *
 * ```ts
 * selectForPromotion(variants, 3).promoted.map(({ variantId }) => variantId);
 * ```
 *
 * @param count the most that are chosen, 3 by default
 * @throws InvalidInputError for a negative count, a variant given twice, a score outside 0..100, or impressions that cannot be
 */
export function selectForPromotion(
  variants: readonly Variant[],
  count?: number,
  { policy = defaultPolicy() }: { readonly policy?: ProductionPolicy } = {},
): PromotionSelection {
  const most = count ?? policy.production.promote;
  checkNotNegative('count', most);
  if (new Set(variants.map(({ id }) => id)).size < variants.length) {
    throw new InvalidInputError({ argument: 'variants', message: 'a variant is given twice' });
  }
  const judged = variants.map((variant) => ({ variant, obstacle: obstacleOf(variant) }));
  const ranked = judged
    .filter(({ obstacle }) => obstacle === null)
    .map(({ variant }) => ({ ...promote(variant, policy), impressions: impressionsOf(variant) }))
    .sort(
      (a, b) => b.score - a.score || b.impressions - a.impressions || (a.variantId < b.variantId ? -1 : 1),
    )
    .map(({ impressions: _, ...promotion }) => promotion);
  const passedOver = [
    ...judged.flatMap(({ variant, obstacle }) =>
      obstacle === null ? [] : [{ variantId: variant.id, reason: obstacle }],
    ),
    ...ranked
      .slice(most)
      .map(({ variantId, reason }) => ({ variantId, reason: `${reason}: others score more` })),
  ].sort((a, b) => (a.variantId < b.variantId ? -1 : 1));
  return { promoted: ranked.slice(0, most), passedOver };
}

function obstacleOf({ status, fatigued, uploadStatus }: Variant): string | null {
  if (status === 'archived') return 'archived';
  if (fatigued) return 'worn out';
  return uploadStatus === 'uploaded' ? null : `upload ${uploadStatus}`;
}

function promote(variant: Variant, policy: ProductionPolicy): Promotion {
  const { id, estimatedScore } = variant;
  if (!(estimatedScore >= 0 && estimatedScore <= 100)) {
    const message = `the estimated score of ${id} does not lie within 0..100: ${estimatedScore}`;
    throw new InvalidInputError({ argument: 'estimatedScore', message });
  }
  const measured = measuredScore(variant, policy);
  if (measured === null) {
    const reason = `estimated score ${estimatedScore.toFixed(1)}, not measured yet`;
    return { variantId: id, type: 'test', score: estimatedScore, reason };
  }
  const { priorImpressions } = policy.production;
  const score =
    (priorImpressions * estimatedScore + measured.impressions * measured.score) /
    (priorImpressions + measured.impressions);
  const reason = `score ${score.toFixed(1)}: ${measured.score.toFixed(1)} on ${measured.impressions} impressions, ${estimatedScore.toFixed(1)} estimated`;
  return { variantId: id, type: 'scale', score, reason };
}

function impressionsOf({ actualPerformance }: Variant): number {
  return actualPerformance?.impressions ?? 0;
}
