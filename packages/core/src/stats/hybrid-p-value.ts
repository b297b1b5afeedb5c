import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { type PValue, pValueOfLn } from './p-value.ts';
import { checkProbability } from './special-functions/parameter.ts';

/**
 * The p-value of a test that may stop early by a sequential test, and that otherwise ends with one fixed-sample test at
 * its planned end. Looking early costs the test at the end only a little, and together they keep their error: whichever
 * decides, the chance of a false finding is at most alpha where the p-value is compared with alpha.
 *
 * Both are weighted by their shares of the error and combined by Bonferroni's inequality.
 *
 * ```ts
 * hybridPValue({ running: { pValue: 0.2, log10P: -0.7 }, fixed: { pValue: 0.016, log10P: -1.8 } }).pValue; // 0.02
 * ```
 *
 * @param running the smallest always-valid p-value of all looks so far
 * @param options `fixed`: the p-value of the fixed-sample test; null before the planned end
 *   `earlyShare`: of the error that early stops may spend, between 0 and 1; 0.2 by default
 * @throws InvalidInputError for what is no p-value, or another share
 */
export function hybridPValue(
  { running, fixed }: { readonly running: PValue; readonly fixed: PValue | null },
  { earlyShare = 0.2 }: { readonly earlyShare?: number } = {},
): PValue {
  checkProbability('earlyShare', earlyShare);
  checkPValue('running', running);
  if (fixed !== null) checkPValue('fixed', fixed);
  const early = running.log10P - Math.log10(earlyShare);
  const late = fixed === null ? 0 : fixed.log10P - Math.log10(1 - earlyShare);
  return pValueOfLn(Math.min(0, early, late) * Math.LN10);
}

/** The logarithm alone is used; a p-value that is no number shows that it was not computed. */
function checkPValue(argument: string, { pValue, log10P }: PValue): void {
  if (pValue >= 0 && pValue <= 1 && log10P <= 0) return;
  throw new InvalidInputError({ argument, message: `no p-value: ${pValue}, of logarithm ${log10P}` });
}
