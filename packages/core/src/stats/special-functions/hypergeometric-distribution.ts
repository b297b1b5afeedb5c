import { deviance } from './deviance.ts';
import { stirlingError } from './ln-gamma.ts';
import { type Tails, tailsOfLower, tailsOfUpper } from './tails.ts';

/** Draws without replacement: `drawn` of `marked + unmarked`; the variable is how many of the drawn are marked. */
export type Hypergeometric = { readonly marked: number; readonly unmarked: number; readonly drawn: number };

/** The least and the most that can be drawn, and the likeliest in between. */
export function hypergeometricRange({ marked, unmarked, drawn }: Hypergeometric): {
  readonly least: number;
  readonly most: number;
  readonly mode: number;
} {
  const least = Math.max(0, drawn - unmarked);
  const most = Math.min(marked, drawn);
  const mode = Math.floor((drawn + 1) * ((marked + 1) / (marked + unmarked + 2)));
  return { least, most, mode: Math.max(least, Math.min(most, mode)) };
}

/**
 * Natural logarithm of P(X = count), for a count within the range.
 *
 * It is the quotient of three binomial probabilities at one rate, each written as its distance from the peak, so that
 * nothing large cancels. Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000).
 */
export function lnHypergeometric(count: number, { marked, unmarked, drawn }: Hypergeometric): number {
  const rate = drawn / (marked + unmarked);
  return (
    lnBinomial(count, marked, rate) +
    lnBinomial(drawn - count, unmarked, rate) -
    lnBinomial(drawn, marked + unmarked, rate)
  );
}

/** P(X <= count) and P(X > count). The side that does not hold the mode is summed. */
export function hypergeometricTails(count: number, draws: Hypergeometric): Tails {
  const { least, most, mode } = hypergeometricRange(draws);
  if (count < least) return tailsOfUpper(0);
  if (count >= most) return tailsOfLower(0);
  if (count < mode) return tailsOfLower(lnHypergeometric(count, draws) + Math.log(sumFrom(count, -1, draws)));
  return tailsOfUpper(lnHypergeometric(count + 1, draws) + Math.log(sumFrom(count + 1, 1, draws)));
}

/** The sum of all probabilities from a count away from the mode, relative to the first. */
function sumFrom(count: number, step: 1 | -1, { marked, unmarked, drawn }: Hypergeometric): number {
  let term = 1;
  let sum = 0;
  for (let at = count; term > Number.EPSILON * 1e-2 * sum; at += step) {
    sum += term;
    const up = (marked - at) * (drawn - at);
    const down = at * (unmarked - drawn + at);
    term *=
      step === 1
        ? up / ((at + 1) * (unmarked - drawn + at + 1))
        : down / ((marked - at + 1) * (drawn - at + 1));
  }
  return sum;
}

function lnBinomial(count: number, trials: number, rate: number): number {
  const rest = trials - count;
  if (trials === 0) return 0;
  if (count === 0) return trials * Math.log1p(-rate);
  if (rest === 0) return trials * Math.log(rate);
  return (
    0.5 * Math.log(trials / (2 * Math.PI * count * rest)) +
    stirlingError(trials) -
    stirlingError(count) -
    stirlingError(rest) -
    deviance(count, trials * rate) -
    deviance(rest, trials * (1 - rate))
  );
}
