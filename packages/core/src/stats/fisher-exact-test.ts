import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { type AlternativeHypothesis, type PValue, pValueOfLn } from './p-value.ts';
import {
  type Hypergeometric,
  hypergeometricRange,
  hypergeometricTails,
  lnHypergeometric,
} from './special-functions/hypergeometric-distribution.ts';

export type FisherResult = PValue & {
  /** Whether rows and columns all hold something; where one is empty there is one possible table, and the p-value is 1. */
  readonly testable: boolean;
  /** Odds of the first row over those of the second; null where that is not a finite number. */
  readonly oddsRatio: number | null;
};

// Two tables are as likely as each other if their probabilities agree to this relative difference.
const LN_TIE = Math.log1p(1e-7);

/**
 * Fisher's exact test that the two rows of a table of counts have the same odds. It holds for any counts, however few;
 * its cost grows with the standard deviation of a cell.
 *
 * ```ts
 * fisherExactTest([[3, 97], [0, 100]]).pValue; // 0.246: three clicks against none say little
 * ```
 *
 * Two-sided is the chance of a table that is no likelier than this one, the totals of rows and columns given.
 *
 * Source: R. A. Fisher, "The logic of inductive inference", JRSS 98 (1935).
 *
 * @param table two rows of two whole counts
 * @param alternative `two_sided` by default; `greater`: the first row has more of the first column than the second
 * @throws InvalidInputError for another shape, or what is no whole count
 */
export function fisherExactTest(
  table: readonly (readonly number[])[],
  { alternative = 'two_sided' }: { readonly alternative?: AlternativeHypothesis } = {},
): FisherResult {
  const [a, b, c, d] = cellsOf(table);
  const draws = { marked: a + b, unmarked: c + d, drawn: a + c };
  const oddsRatio = (a / b) * (d / c);
  return {
    testable: Math.min(draws.marked, draws.unmarked, draws.drawn, b + d) > 0,
    ...pValueOfLn(Math.min(0, lnPValue(a, draws, alternative))),
    oddsRatio: Number.isFinite(oddsRatio) ? oddsRatio : null,
  };
}

function lnPValue(count: number, draws: Hypergeometric, alternative: AlternativeHypothesis): number {
  if (alternative === 'less') return hypergeometricTails(count, draws).lnLower;
  if (alternative === 'greater') return hypergeometricTails(count - 1, draws).lnUpper;
  const { least, most, mode } = hypergeometricRange(draws);
  const limit = lnHypergeometric(count, draws) + LN_TIE;
  const isAsUnlikely = (other: number): boolean => lnHypergeometric(other, draws) <= limit;
  if (isAsUnlikely(mode)) return 0;
  const upTo = count < mode ? count : turn(mode, least - 1, isAsUnlikely);
  const from = count < mode ? turn(mode, most + 1, isAsUnlikely) : count;
  const { lnLower } = hypergeometricTails(upTo, draws);
  const { lnUpper } = hypergeometricTails(from - 1, draws);
  const larger = Math.max(lnLower, lnUpper);
  return larger + Math.log1p(Math.exp(Math.min(lnLower, lnUpper) - larger));
}

/** The count nearest to `inside` that is as unlikely; `beyond`, which is no possible count, where none is. */
function turn(inside: number, beyond: number, isAsUnlikely: (count: number) => boolean): number {
  let near = inside;
  let far = beyond;
  while (Math.abs(far - near) > 1) {
    const middle = Math.floor((near + far) / 2);
    if (isAsUnlikely(middle)) far = middle;
    else near = middle;
  }
  return far;
}

type Cells = readonly [a: number, b: number, c: number, d: number];

function cellsOf(table: readonly (readonly number[])[]): Cells {
  const [a = 0, b = 0, c = 0, d = 0] = table.flat();
  if (table.length !== 2 || table.some((row) => row.length !== 2)) {
    throw new InvalidInputError({ argument: 'table', message: 'not a table of two rows and two columns' });
  }
  const wrong = [a, b, c, d, a + b + c + d].find((count) => !(Number.isSafeInteger(count) && count >= 0));
  if (wrong === undefined) return [a, b, c, d];
  throw new InvalidInputError({ argument: 'table', message: `not a whole count: ${wrong}` });
}
