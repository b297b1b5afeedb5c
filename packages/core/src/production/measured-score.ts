import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { Variant, VariantPerformance } from '../model/variant.ts';
import { checkNotNegative } from '../shared/check-number.ts';
import type { ProductionPolicy } from './default-policy.ts';

/**
 * What delivery said of a variant; null where it was shown too rarely to say anything.
 *
 * @throws InvalidInputError for a score outside 0..100, or impressions that are negative or not finite
 */
export function measuredScore(
  { id, actualPerformance }: Variant,
  { production }: ProductionPolicy,
): VariantPerformance | null {
  if (actualPerformance === null) return null;
  const { score, impressions } = actualPerformance;
  checkNotNegative('actualPerformance.impressions', impressions);
  if (!(score >= 0 && score <= 100)) {
    const message = `the score of ${id} does not lie within 0..100: ${score}`;
    throw new InvalidInputError({ argument: 'actualPerformance.score', message });
  }
  return impressions > 0 && impressions >= production.promoteMinImpressions ? actualPerformance : null;
}
