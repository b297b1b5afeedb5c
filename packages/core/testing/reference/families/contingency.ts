import { adjustPValues } from '../../../src/stats/adjust-p-values.ts';
import { chiSquareTest } from '../../../src/stats/chi-square-test.ts';
import { fisherExactTest } from '../../../src/stats/fisher-exact-test.ts';
import { gTest } from '../../../src/stats/g-test.ts';
import { sampleRatioMismatch } from '../../../src/stats/sample-ratio-mismatch.ts';
import { absolute, type ReferenceFamily, relative } from '../reference-family.ts';

type Arms = { readonly clicks: readonly number[]; readonly impressions: readonly number[] };

export const contingencyFamilies: readonly ReferenceFamily[] = [
  {
    name: 'chi2_contingency',
    tolerances: {
      status: absolute(0),
      chi2: relative(1e-10),
      df: absolute(0),
      p: relative(1e-9),
      log10p: absolute(1e-8),
      min_expected: relative(1e-12),
      cramers_v: relative(1e-10),
    },
    reproduce({ yates, ...arms }: Arms & { readonly yates: boolean }) {
      const result = chiSquareTest(tableOf(arms), { yates });
      return {
        status: result.testable ? 'ok' : 'undefined',
        chi2: result.statistic,
        df: result.degreesOfFreedom,
        p: result.pValue,
        log10p: result.log10P,
        min_expected: result.testable ? Math.min(...result.expected.flat()) : null,
        cramers_v: result.cramersV,
      };
    },
  },
  {
    name: 'g_test',
    tolerances: { g: relative(1e-11), df: absolute(0), p: relative(1e-9), log10p: absolute(1e-9) },
    reproduce(arms: Arms) {
      const { statistic, degreesOfFreedom, pValue, log10P } = gTest(tableOf(arms));
      return { g: statistic, df: degreesOfFreedom, p: pValue, log10p: log10P };
    },
  },
  {
    name: 'fisher_exact',
    tolerances: {
      p_two_sided: relative(1e-10),
      p_less: relative(1e-10),
      p_greater: relative(1e-10),
      odds_ratio: relative(1e-12),
    },
    reproduce({ table }: { readonly table: readonly (readonly number[])[] }) {
      const { pValue, oddsRatio } = fisherExactTest(table);
      return {
        p_two_sided: pValue,
        p_less: fisherExactTest(table, { alternative: 'less' }).pValue,
        p_greater: fisherExactTest(table, { alternative: 'greater' }).pValue,
        odds_ratio: oddsRatio,
      };
    },
  },
  {
    name: 'srm_gof',
    tolerances: { chi2: relative(1e-9), df: absolute(0), p: relative(1e-8), log10p: absolute(1e-8) },
    reproduce(input: { readonly observed: readonly number[]; readonly weights: readonly number[] }) {
      const result = sampleRatioMismatch(input.observed, input.weights);
      const { statistic, degreesOfFreedom, pValue, log10P } = result;
      return { chi2: statistic, df: degreesOfFreedom, p: pValue, log10p: log10P };
    },
  },
  {
    name: 'multiple_testing',
    tolerances: { bonferroni: relative(1e-12), holm: relative(1e-12), bh: relative(1e-12) },
    reproduce({ p }: { readonly p: readonly number[] }) {
      return {
        bonferroni: adjustPValues(p, 'bonferroni'),
        holm: adjustPValues(p, 'holm'),
        bh: adjustPValues(p, 'benjamini-hochberg'),
      };
    },
  },
];

function tableOf({ clicks, impressions }: Arms): readonly (readonly number[])[] {
  return clicks.map((count, arm) => [count, (impressions[arm] ?? 0) - count]);
}
