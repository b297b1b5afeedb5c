import type { Fragment, FragmentType, MeanScore, NarrativeStructure } from '../model/fragment.ts';
import { checkFragments } from './check-fragments.ts';
import { defaultPolicy, type ProductionPolicy } from './default-policy.ts';
import { explorationBonus, pullScore } from './estimate-part.ts';

/** A fragment with what it promises in one structure. */
export type RankedFragment = {
  readonly fragment: Fragment;
  /** Expected score, 0..100. */
  readonly estimate: number;
  /** The share of the estimate that was measured, 0..1. */
  readonly confidence: number;
  /** What it may well be worth: the estimate, and more where it was rarely used. */
  readonly upperBound: number;
};

/**
 * Fragments by what they promise in a structure, the best first; of equal ones the lower id.
 *
 * A score is pulled twice: the fragment's own towards the mean of all fragments, that of the structure towards the result.
 * With `n` measured variants it keeps `n / (3 + n)` of itself. Less-used fragments may be better than they look: their
 * upper confidence bound ranks.
 *
 * @param fragments of one master; several types may be mixed, each explores among its own
 * @throws InvalidInputError for a fragment whose times or figures cannot be, or that is given twice
 */
export function rankFragments(
  fragments: readonly Fragment[],
  {
    structure,
    policy = defaultPolicy(),
  }: { readonly structure: NarrativeStructure; readonly policy?: ProductionPolicy },
): readonly RankedFragment[] {
  checkFragments(fragments);
  // Sums of the same numbers in another order differ in their last digits.
  const sorted = fragments.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const usual = usualScore(sorted, policy);
  const uses = usesByType(sorted);
  return sorted
    .map((fragment) => {
      const own = ownScore(fragment);
      const there = fragment.performanceByStructure[structure] ?? { score: 0, variants: 0 };
      const estimate = pullScore(pullScore(usual, own, policy), there, policy);
      const usage = { uses: fragment.usageCount, usesOfKind: uses.get(fragment.type) ?? 0 };
      return {
        fragment,
        estimate,
        confidence: 1 - unmeasured(own, policy) * unmeasured(there, policy),
        upperBound: estimate + explorationBonus(usage, policy),
      };
    })
    .sort((a, b) => b.upperBound - a.upperBound);
}

/** A score that is unknown was measured on no variant. */
function ownScore({ performanceScore, usageCount }: Fragment): MeanScore {
  return performanceScore === null
    ? { score: 0, variants: 0 }
    : { score: performanceScore, variants: usageCount };
}

function usualScore(fragments: readonly Fragment[], policy: ProductionPolicy): number {
  const variants = fragments.reduce((sum, fragment) => sum + ownScore(fragment).variants, 0);
  const total = fragments.map(ownScore).reduce((sum, own) => sum + own.score * own.variants, 0);
  const mean = variants === 0 ? 0 : total / variants;
  return pullScore(policy.production.assumedScore, { score: mean, variants }, policy);
}

function usesByType(fragments: readonly Fragment[]): ReadonlyMap<FragmentType, number> {
  const uses = new Map<FragmentType, number>();
  for (const { type, usageCount } of fragments) uses.set(type, (uses.get(type) ?? 0) + usageCount);
  return uses;
}

/** The share of a score that what is usual still makes up. */
function unmeasured({ variants }: MeanScore, { production }: ProductionPolicy): number {
  return production.priorUses / (production.priorUses + variants);
}
