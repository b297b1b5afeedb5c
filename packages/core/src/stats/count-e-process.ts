import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { checkTrialCounts, type TrialCounts } from './trial-counts.ts';

/** Evidence that two rates differ, after each block. */
export type CountEvidence = {
  /** Natural logarithm of the evidence against equal rates, block by block. */
  readonly lnE: readonly number[];
  /** The smallest p-value so far, block by block: never rises, and may be looked at as often as one likes. */
  readonly pValues: readonly number[];
};

/**
 * Exact sequential test that two rates are equal, by betting: before each block the earlier ones tell what both rates
 * seem to be, and the block's likelihood under these is set against that under their common mean. It holds for any number
 * of trials, where {@link alwaysValidTest} leans on a normal distribution; but trials must be independent, as impressions
 * of an ad are not.
 *
 * Source: R. J. Turner, A. Ly, P. D. Grunwald, "Generic e-variables for exact sequential k-sample tests that allow for
 * optional stopping", Journal of Statistical Planning and Inference 230 (2024).
 *
 * @param a blocks such as days, in order; counts of the block alone, not cumulative
 * @param b as many blocks, of the same days
 * @param prior pseudo-counts of success and failure before the first block, 1 each by default
 * @throws InvalidInputError for impossible counts, different numbers of blocks, or a prior that is not above 0
 */
export function countEProcess(
  a: readonly TrialCounts[],
  b: readonly TrialCounts[],
  { prior = { successes: 1, failures: 1 } }: CountEProcessOptions = {},
): CountEvidence {
  if (a.length !== b.length) {
    throw new InvalidInputError({ argument: 'b', message: `${b.length} blocks against ${a.length}` });
  }
  if (!(prior.successes > 0 && prior.failures > 0 && Number.isFinite(prior.successes + prior.failures))) {
    throw new InvalidInputError({ argument: 'prior', message: 'pseudo-counts must be above 0' });
  }
  const start = { successes: prior.successes, trials: prior.successes + prior.failures };
  const lnE: number[] = [];
  const pValues: number[] = [];
  let seenA: TrialCounts = start;
  let seenB: TrialCounts = start;
  let evidence = 0;
  let smallest = 1;
  a.forEach((blockA, at) => {
    const blockB = b[at] ?? NOTHING;
    checkTrialCounts(blockA);
    checkTrialCounts(blockB);
    evidence += bet(blockA, blockB, seenA.successes / seenA.trials, seenB.successes / seenB.trials);
    smallest = Math.min(smallest, Math.exp(-evidence));
    lnE.push(evidence);
    pValues.push(smallest);
    seenA = add(seenA, blockA);
    seenB = add(seenB, blockB);
  });
  return { lnE, pValues };
}

export type CountEProcessOptions = {
  readonly prior?: { readonly successes: number; readonly failures: number };
};

const NOTHING: TrialCounts = { successes: 0, trials: 0 };

/** Logarithm of the likelihood of a block under two rates over that under their mean, weighted by trials. */
function bet(a: TrialCounts, b: TrialCounts, rateA: number, rateB: number): number {
  const trials = a.trials + b.trials;
  if (trials === 0) return 0;
  const common = (a.trials * rateA + b.trials * rateB) / trials;
  return lnRatio(a, rateA, common) + lnRatio(b, rateB, common);
}

function lnRatio({ successes, trials }: TrialCounts, rate: number, common: number): number {
  const shift = rate - common;
  return successes * Math.log1p(shift / common) + (trials - successes) * Math.log1p(-shift / (1 - common));
}

function add(seen: TrialCounts, block: TrialCounts): TrialCounts {
  return { successes: seen.successes + block.successes, trials: seen.trials + block.trials };
}
