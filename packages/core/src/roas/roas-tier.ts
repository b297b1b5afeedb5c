import type { Policy } from '../policy/policy-schema.ts';

/** How good a return is, in a word. */
export type RoasTier = 'excellent' | 'good' | 'average' | 'poor' | 'failing';

/** The tier of a ROAS: each begins at its threshold. */
export function roasTier(roas: number, policy: Pick<Policy, 'roas'>): RoasTier {
  const { excellent, good, average, poor } = policy.roas.tiers;
  if (roas >= excellent) return 'excellent';
  if (roas >= good) return 'good';
  if (roas >= average) return 'average';
  return roas >= poor ? 'poor' : 'failing';
}

/** A ROAS as points from 0 to 100. */
export function roasEfficiency(roas: number, policy: Pick<Policy, 'roas'>): number {
  return Math.min(100, Math.max(0, roas * policy.roas.efficiencyPoints));
}
