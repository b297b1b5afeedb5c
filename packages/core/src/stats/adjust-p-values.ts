import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { checkOneOf } from './check-one-of.ts';

/**
 * How many false findings are kept in check: `bonferroni` and `holm` bound the chance of any (Holm is never weaker),
 * `benjamini-hochberg` the expected share among the findings.
 */
export type AdjustmentMethod = 'bonferroni' | 'holm' | 'benjamini-hochberg';

/**
 * P-values adjusted for being one of many, in the order given: each is the smallest level at which its test is a finding.
 *
 * @throws InvalidInputError for what is no p-value, or another method
 */
export function adjustPValues(pValues: readonly number[], method: AdjustmentMethod): readonly number[] {
  checkOneOf('method', method, METHODS);
  const wrong = pValues.find((p) => !(p >= 0 && p <= 1));
  if (wrong !== undefined) {
    throw new InvalidInputError({ argument: 'pValues', message: `not between 0 and 1: ${wrong}` });
  }
  const count = pValues.length;
  if (method === 'bonferroni') return pValues.map((p) => Math.min(1, p * count));
  const ascending = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  return method === 'holm'
    ? envelope(ascending, (p, rank) => p * (count - rank), Math.max, 0)
    : envelope(ascending.toReversed(), (p, rank) => (p * count) / (count - rank), Math.min, 1);
}

const METHODS: readonly AdjustmentMethod[] = ['bonferroni', 'holm', 'benjamini-hochberg'];

/** Along the ranks an adjusted value never turns back. */
function envelope(
  ranked: readonly { readonly p: number; readonly index: number }[],
  adjust: (p: number, rank: number) => number,
  extreme: (a: number, b: number) => number,
  start: number,
): readonly number[] {
  const adjusted = ranked.map(() => 0);
  let bound = start;
  ranked.forEach(({ p, index }, rank) => {
    bound = Math.min(1, extreme(bound, adjust(p, rank)));
    adjusted[index] = bound;
  });
  return adjusted;
}
