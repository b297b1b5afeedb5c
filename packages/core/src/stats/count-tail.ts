import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { betaTails } from './special-functions/incomplete-beta.ts';
import { gammaTails } from './special-functions/incomplete-gamma.ts';
import { swapTails, type Tails, tailsOfUpper } from './special-functions/tails.ts';

/** How surprising a count is from either side. The two add up to 1 plus the chance of exactly this count. */
export type CountTail = {
  /** P(X <= observed) */
  readonly lower: number;
  /** P(X >= observed) */
  readonly upper: number;
  /** Decimal logarithms: finite where the probabilities are too small for a number. */
  readonly log10Lower: number;
  readonly log10Upper: number;
};

// Beyond these, the parameters of the distribution leave the range of a number.
const SMALLEST_MEAN = 1e-80;
const LARGEST_MEAN = 1e80;
const LARGEST_DISPERSION = 1e15;

/** Whether {@link countTail} takes a count of this expectation and spread. */
export function hasCountTail(expected: number, dispersion: number): boolean {
  return isCountMean(expected) && isDispersion(dispersion);
}

function isCountMean(expected: number): boolean {
  return expected === 0 || (expected >= SMALLEST_MEAN && expected <= LARGEST_MEAN);
}

function isDispersion(dispersion: number): boolean {
  return dispersion >= 1 && dispersion <= LARGEST_DISPERSION;
}

/**
 * The tails of a count with a known expectation: Poisson, or negative binomial where it spreads more than that.
 *
 * ```ts
 * countTail(2, 20, { dispersion: 2.25 }).lower; // 1.2e-4: two clicks where 20 were due
 * ```
 *
 * @param observed a whole number
 * @param expected the mean: 0, or 1e-80 to 1e80
 * @param dispersion variance over mean, 1 to 1e15; 1 by default (Poisson)
 * @returns with twelve digits or more; of the upper tail as many fewer as `dispersion / expected` has beyond four
 * @throws InvalidInputError for anything else
 */
export function countTail(
  observed: number,
  expected: number,
  { dispersion = 1 }: { readonly dispersion?: number } = {},
): CountTail {
  if (!(Number.isSafeInteger(observed) && observed >= 0)) {
    throw new InvalidInputError({ argument: 'observed', message: `not a count: ${observed}` });
  }
  if (!isCountMean(expected)) {
    throw new InvalidInputError({ argument: 'expected', message: `not the mean of a count: ${expected}` });
  }
  if (!isDispersion(dispersion)) {
    throw new InvalidInputError({ argument: 'dispersion', message: `not 1 to 1e15: ${dispersion}` });
  }
  const upTo = tailsAt(observed, expected, dispersion);
  const below = tailsAt(observed - 1, expected, dispersion);
  return {
    lower: upTo.lower,
    upper: below.upper,
    log10Lower: upTo.lnLower / Math.LN10,
    log10Upper: below.lnUpper / Math.LN10,
  };
}

/** P(X <= count) and P(X > count) */
function tailsAt(count: number, mean: number, dispersion: number): Tails {
  if (count < 0) return tailsOfUpper(0);
  if (mean === 0) return swapTails(tailsOfUpper(0));
  if (dispersion === 1) return swapTails(gammaTails(count + 1, mean));
  const excess = dispersion - 1;
  return betaTails(mean / excess, count + 1, 1 / dispersion, excess / dispersion);
}
