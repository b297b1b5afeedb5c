import type { Tails } from './special-functions/tails.ts';

/** In which direction a first rate would have to differ from a second one. */
export type AlternativeHypothesis = 'two_sided' | 'less' | 'greater';

/** How likely something at least as extreme is where nothing differs. */
export type PValue = {
  readonly pValue: number;
  /** Decimal logarithm: finite where the p-value itself is too small for a number. */
  readonly log10P: number;
};

/** The p-value of a statistic by the two sides of its distribution there. */
export function pValueOf(
  { lnLower, lnUpper }: Pick<Tails, 'lnLower' | 'lnUpper'>,
  alternative: AlternativeHypothesis,
): PValue {
  if (alternative === 'less') return pValueOfLn(lnLower);
  if (alternative === 'greater') return pValueOfLn(lnUpper);
  return pValueOfLn(Math.min(0, Math.LN2 + Math.min(lnLower, lnUpper)));
}

/** A p-value by its natural logarithm. */
export function pValueOfLn(ln: number): PValue {
  return { pValue: Math.exp(ln), log10P: ln / Math.LN10 };
}
