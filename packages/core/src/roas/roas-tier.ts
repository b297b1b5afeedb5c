import type { Policy } from '../policy/policy-schema.ts';
import { checkFinite } from '../shared/check-number.ts';
import { isBelow } from '../shared/threshold.ts';

/** How good a return is, in a word. */
export type RoasTier = 'excellent' | 'good' | 'average' | 'poor' | 'failing';

/**
 * The tier of a ROAS: each begins at its threshold.
 *
 * @throws InvalidInputError for a ROAS that is not finite
 */
export function roasTier(roas: number, policy: Pick<Policy, 'roas'>): RoasTier {
  checkFinite('roas', roas);
  const { excellent, good, average, poor } = policy.roas.tiers;
  const reaches = (threshold: number): boolean => !isBelow(roas, threshold);
  if (reaches(excellent)) return 'excellent';
  if (reaches(good)) return 'good';
  if (reaches(average)) return 'average';
  return reaches(poor) ? 'poor' : 'failing';
}

/**
 * A ROAS as points from 0 to 100.
 *
 * @throws InvalidInputError for a ROAS that is not finite
 */
export function roasEfficiency(roas: number, policy: Pick<Policy, 'roas'>): number {
  checkFinite('roas', roas);
  return Math.min(100, Math.max(0, roas * policy.roas.efficiencyPoints));
}
