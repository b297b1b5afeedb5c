import type { MeanScore } from '../model/fragment.ts';
import type { ProductionPolicy } from './default-policy.ts';

/** Scores pulled towards what is usual: `prior` weighs as much as `priorUses` measured variants. */
export function pullScore(
  prior: number,
  { score, variants }: MeanScore,
  { production }: ProductionPolicy,
): number {
  return (production.priorUses * prior + variants * score) / (production.priorUses + variants);
}

/**
 * Points by which a part may be better than it looks: the more its kind was used, and the less of that it was, the more.
 *
 * Source: the upper confidence bound UCB1 of P. Auer, N. Cesa-Bianchi and P. Fischer, "Finite-time analysis of the
 * multiarmed bandit problem", Machine Learning 47 (2002), with the prior counted among the uses.
 */
export function explorationBonus(
  { uses, usesOfKind }: { readonly uses: number; readonly usesOfKind: number },
  { production }: ProductionPolicy,
): number {
  return production.exploration * Math.sqrt(Math.log1p(usesOfKind) / (production.priorUses + uses));
}

/** 1 for what no live variant has, less the more of them have it. */
export function novelty(liveUses: number): number {
  return 1 / (1 + liveUses);
}
