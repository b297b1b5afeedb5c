import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { experimentPolicy } from '../policy/experiment-policy.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { once } from '../shared/once.ts';

/** What a variant is ranked by: fractions, and a cost in any unit that all share. null is unknown. */
export type ScoredMetrics = {
  readonly roas: number | null;
  readonly ctr: number | null;
  readonly cpc: number | null;
};

/** How the terms of a score are made and weighted. */
export type ScoreOptions = {
  /** `seed`: ROAS, CTR in percent and cost as they are. `relative`: each as a share of the best variant's. */
  readonly method?: 'seed' | 'relative';
  /** `experiments.scoreWeights` of a policy, which sum to 1. */
  readonly weights?: Policy['experiments']['scoreWeights'];
};

const defaults = /* @__PURE__ */ once(() => experimentPolicy.parse({}).scoreWeights);

/**
 * The composite score of each variant, in their order: 0.5 ROAS + 0.3 CTR + 0.2 cost per click. It ranks; whether there
 * is a winner at all is the test's to say.
 *
 * `seed` takes ROAS and CTR in percent as they are, and cost as `(highest - own) / highest`: the terms have different
 * units. `relative` divides each by the best variant's, so that a score lies in 0..1. Unknown counts as worst.
 *
 * ```ts
 * experimentScore([{ roas: 4.5, ctr: 0.05, cpc: 200 }, { roas: 3.2, ctr: 0.03, cpc: 250 }]); // [3.79, 2.5]
 * ```
 *
 * @throws InvalidInputError for a metric that is negative or not finite
 */
export function experimentScore(
  variants: readonly ScoredMetrics[],
  { method = 'seed', weights = defaults() }: ScoreOptions = {},
): readonly number[] {
  variants.forEach(checkMetrics);
  const terms = method === 'seed' ? seedTerms(variants) : relativeTerms(variants);
  return terms.map(({ roas, ctr, cpc }) => weights.roas * roas + weights.ctr * ctr + weights.cpc * cpc);
}

type Terms = { readonly roas: number; readonly ctr: number; readonly cpc: number };

const PERCENT = 100;

function seedTerms(variants: readonly ScoredMetrics[]): readonly Terms[] {
  const highest = Math.max(...variants.map(({ cpc }) => cpc ?? 0));
  return variants.map(({ roas, ctr, cpc }) => ({
    roas: roas ?? 0,
    ctr: PERCENT * (ctr ?? 0),
    // No clicks is the worst cost, not the best.
    cpc: cpc === null || highest === 0 ? 0 : (highest - cpc) / highest,
  }));
}

function relativeTerms(variants: readonly ScoredMetrics[]): readonly Terms[] {
  const bestRoas = Math.max(...variants.map(({ roas }) => roas ?? 0));
  const bestCtr = Math.max(...variants.map(({ ctr }) => ctr ?? 0));
  const lowest = Math.min(...variants.map(({ cpc }) => cpc ?? Number.POSITIVE_INFINITY));
  return variants.map(({ roas, ctr, cpc }) => ({
    roas: share(roas, bestRoas),
    ctr: share(ctr, bestCtr),
    cpc: cpc === null ? 0 : cpc === lowest ? 1 : lowest / cpc,
  }));
}

function share(value: number | null, best: number): number {
  return value === null || best === 0 ? 0 : value / best;
}

function checkMetrics({ roas, ctr, cpc }: ScoredMetrics): void {
  for (const [name, value] of Object.entries({ roas, ctr, cpc })) {
    if (value === null || (value >= 0 && Number.isFinite(value))) continue;
    throw new InvalidInputError({ argument: 'variants', message: `impossible ${name}: ${value}` });
  }
}
