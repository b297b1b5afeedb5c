import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { roasLowerEnd, roasUpperEnd } from '../roas/order-interval.ts';
import { type AdjustmentMethod, adjustPValues } from './adjust-p-values.ts';
import { chiSquareTest } from './chi-square-test.ts';
import { countTail } from './count-tail.ts';
import { median, robustScale } from './robust-scale.ts';
import { chiSquareTails } from './special-functions/chi-square-distribution.ts';
import { gammaQuantile } from './special-functions/gamma-quantile.ts';
import { betaTails } from './special-functions/incomplete-beta.ts';
import { gammaTails } from './special-functions/incomplete-gamma.ts';
import { normalTails, normalUpperQuantile } from './special-functions/normal-distribution.ts';
import { studentTails } from './special-functions/student-t-distribution.ts';
import { wilsonInterval } from './wilson-interval.ts';

type Case<Input, Expected> = { readonly id: string; readonly input: Input; readonly expected: Expected };
type Check = { readonly field: string; readonly actual: number | null; readonly due: number | null };

const SMALLEST = 1e-300;

/** Which fields of which cases are further from their values than the tolerance. */
function misses<Input, Expected>(
  family: string,
  checks: (
    input: Input,
    expected: Expected,
  ) => readonly (Check & { readonly error: (a: number, b: number) => number; readonly tolerance: number })[],
): { readonly count: number; readonly missed: readonly string[] } {
  const path = new URL(`../../cases/reference/${family}.json`, import.meta.url);
  const { cases }: { cases: readonly Case<Input, Expected>[] } = JSON.parse(readFileSync(path, 'utf8'));
  const missed = cases.flatMap(({ id, input, expected }) =>
    checks(input, expected)
      .filter(({ actual, due, error, tolerance }) =>
        actual === null || due === null ? actual !== due : !(error(actual, due) <= tolerance),
      )
      .map(({ field, actual, due }) => `${id} ${field}: ${actual} instead of ${due}`),
  );
  return { count: cases.length, missed };
}

function relative(actual: number, due: number): number {
  return Math.abs(actual - due) / Math.max(Math.abs(due), SMALLEST);
}

function absolute(actual: number, due: number): number {
  return Math.abs(actual - due);
}

describe('every reference case is met', () => {
  it('by the normal distribution', () => {
    type Input = { fn: 'sf'; z: number } | { fn: 'isf'; p: number };
    const { count, missed } = misses(
      'normal_tails',
      (input: Input, due: { value: number; log10?: number }) => {
        if (input.fn === 'isf') {
          return [
            {
              field: 'isf',
              actual: normalUpperQuantile(input.p),
              due: due.value,
              error: relative,
              tolerance: 1e-12,
            },
          ];
        }
        const { upper, lnUpper } = normalTails(input.z);
        return [
          { field: 'sf', actual: upper, due: due.value, error: relative, tolerance: 1e-13 },
          {
            field: 'log10',
            actual: lnUpper / Math.LN10,
            due: due.log10 ?? null,
            error: absolute,
            tolerance: 1e-12,
          },
        ];
      },
    );
    expect(missed).toEqual([]);
    expect(count).toBe(120);
  });

  it('by the incomplete gamma function', () => {
    type Due = { p: number; q: number; digits25: string; side: 'p' | 'q' };
    const { count, missed } = misses('gamma_inc', ({ a, x }: { a: number; x: number }, due: Due) => {
      const { lower, upper } = gammaTails(a, x);
      return [
        { field: 'p', actual: lower, due: due.p, error: relative, tolerance: 1e-12 },
        { field: 'q', actual: upper, due: due.q, error: relative, tolerance: 1e-12 },
        {
          field: due.side,
          actual: due.side === 'p' ? lower : upper,
          due: Number(due.digits25),
          error: relative,
          tolerance: 1e-12,
        },
      ];
    });
    expect(missed).toEqual([]);
    expect(count).toBe(120);
  });

  it('by the incomplete beta function', () => {
    type Due = { cdf: number; sf: number; digits25: string; side: 'cdf' | 'sf' };
    const { count, missed } = misses('beta_cdf', (input: { a: number; b: number; x: number }, due: Due) => {
      const { lower, upper } = betaTails(input.a, input.b, input.x);
      return [
        { field: 'cdf', actual: lower, due: due.cdf, error: relative, tolerance: 1e-10 },
        { field: 'sf', actual: upper, due: due.sf, error: relative, tolerance: 1e-10 },
        {
          field: due.side,
          actual: due.side === 'cdf' ? lower : upper,
          due: Number(due.digits25),
          error: relative,
          tolerance: 1e-10,
        },
      ];
    });
    expect(missed).toEqual([]);
    expect(count).toBe(120);
  });

  it('by the chi-square distribution', () => {
    type Due = { sf: number; log10_sf: number; cdf: number };
    const { count, missed } = misses('chi2_tails', ({ x, df }: { x: number; df: number }, due: Due) => {
      const { lower, upper, lnUpper } = chiSquareTails(x, df);
      return [
        { field: 'sf', actual: upper, due: due.sf, error: relative, tolerance: 1e-11 },
        {
          field: 'log10_sf',
          actual: lnUpper / Math.LN10,
          due: due.log10_sf,
          error: absolute,
          tolerance: 1e-9,
        },
        // The family gives it as one minus the other.
        { field: 'cdf', actual: lower, due: due.cdf, error: absolute, tolerance: 1e-14 },
      ];
    });
    expect(missed).toEqual([]);
    expect(count).toBe(120);
  });

  it('by the gamma quantile, as the chi-square quantile', () => {
    const { count, missed } = misses(
      'chi2_quantile',
      ({ q, df }: { q: number; df: number }, due: { value: number }) => [
        {
          field: 'value',
          actual: 2 * gammaQuantile(q, df / 2),
          due: due.value,
          error: relative,
          tolerance: 1e-12,
        },
      ],
    );
    expect(missed).toEqual([]);
    expect(count).toBe(117);
  });

  it("by Student's t distribution", () => {
    const { count, missed } = misses(
      'student_t',
      ({ t, df }: { t: number; df: number }, due: { sf: number }) => [
        { field: 'sf', actual: studentTails(t, df).upper, due: due.sf, error: relative, tolerance: 1e-9 },
      ],
    );
    expect(missed).toEqual([]);
    expect(count).toBe(120);
  });

  it('by the tails of counts', () => {
    type Input = { k: number; mean: number; dispersion: number };
    const { count, missed } = misses('count_tails', (input: Input, due: { p_ge: number; p_le: number }) => {
      const { lower, upper, log10Lower } = countTail(input.k, input.mean, { dispersion: input.dispersion });
      return [
        { field: 'p_ge', actual: upper, due: due.p_ge, error: relative, tolerance: 1e-11 },
        { field: 'p_le', actual: lower, due: due.p_le, error: relative, tolerance: 1e-11 },
        { field: 'log10', actual: log10Lower, due: Math.log10(due.p_le), error: absolute, tolerance: 1e-11 },
      ];
    });
    expect(missed).toEqual([]);
    expect(count).toBe(120);
  });

  it('by the chi-square test', () => {
    type Input = { clicks: readonly number[]; impressions: readonly number[]; yates: boolean };
    type Due = {
      status: string;
      chi2?: number;
      df?: number;
      p?: number;
      log10p?: number;
      min_expected?: number;
      cramers_v?: number;
    };
    const { count, missed } = misses(
      'chi2_contingency',
      ({ clicks, impressions, yates }: Input, due: Due) => {
        const table = clicks.map((count, at) => [count, (impressions[at] ?? 0) - count]);
        const result = chiSquareTest(table, { yates });
        const minExpected = result.testable ? Math.min(...result.expected.flat()) : null;
        return [
          {
            field: 'testable',
            actual: Number(result.testable),
            due: Number(due.status === 'ok'),
            error: absolute,
            tolerance: 0,
          },
          {
            field: 'chi2',
            actual: result.statistic,
            due: due.chi2 ?? null,
            error: relative,
            tolerance: 1e-10,
          },
          {
            field: 'df',
            actual: result.degreesOfFreedom,
            due: due.df ?? null,
            error: absolute,
            tolerance: 0,
          },
          { field: 'p', actual: result.pValue, due: due.p ?? null, error: relative, tolerance: 1e-9 },
          {
            field: 'log10p',
            actual: result.log10P,
            due: due.log10p ?? null,
            error: absolute,
            tolerance: 1e-8,
          },
          {
            field: 'min_expected',
            actual: minExpected,
            due: due.min_expected ?? null,
            error: relative,
            tolerance: 1e-12,
          },
          {
            field: 'cramers_v',
            actual: result.cramersV,
            due: due.cramers_v ?? null,
            error: relative,
            tolerance: 1e-10,
          },
        ];
      },
    );
    expect(missed).toEqual([]);
    expect(count).toBe(115);
  });

  it('by the adjustment of p-values', () => {
    type Due = Readonly<Record<'bonferroni' | 'holm' | 'bh', readonly number[]>>;
    const methods: readonly (readonly [AdjustmentMethod, keyof Due])[] = [
      ['bonferroni', 'bonferroni'],
      ['holm', 'holm'],
      ['benjamini-hochberg', 'bh'],
    ];
    const { count, missed } = misses('multiple_testing', ({ p }: { p: readonly number[] }, due: Due) =>
      methods.flatMap(([method, field]) =>
        adjustPValues(p, method).map((actual, at) => ({
          field: `${field}.${at}`,
          actual,
          due: due[field][at] ?? null,
          error: relative,
          tolerance: 1e-12,
        })),
      ),
    );
    expect(missed).toEqual([]);
    expect(count).toBe(120);
  });

  it("by Wilson's interval", () => {
    type Input = { x: number; n: number; alpha: number };
    const { count, missed } = misses(
      'proportion_ci',
      ({ x, n, alpha }: Input, due: { wilson: readonly number[] }) =>
        wilsonInterval(x, n, 1 - alpha).map((actual, at) => ({
          field: `wilson.${at}`,
          actual,
          due: due.wilson[at] ?? null,
          error: absolute,
          tolerance: 1e-12,
        })),
    );
    expect(missed).toEqual([]);
    expect(count).toBe(112);
  });

  it('by the median and the robust scale', () => {
    type Due = { median: number; mad: number; last_robust_z: number | null };
    const { count, missed } = misses('robust_and_trend', ({ y }: { y: readonly number[] }, due: Due) => {
      const all = robustScale(y);
      const earlier = robustScale(y.slice(0, -1));
      const z = earlier.scale === 0 ? null : ((y.at(-1) ?? 0) - earlier.median) / earlier.scale;
      return [
        { field: 'median', actual: median(y), due: due.median, error: relative, tolerance: 1e-12 },
        { field: 'mad', actual: all.scale, due: 1.4826 * due.mad, error: absolute, tolerance: 1e-12 },
        { field: 'last_robust_z', actual: z, due: due.last_robust_z, error: relative, tolerance: 1e-9 },
      ];
    });
    expect(missed).toEqual([]);
    expect(count).toBe(119);
  });

  it('by the interval of a ROAS', () => {
    type Input = { order_values: readonly number[]; spend: number; alpha: number };
    const { count, missed } = misses(
      'roas_compound_poisson_ci',
      (input: Input, due: { ci_gamma?: readonly number[] }) => {
        const revenue = input.order_values.reduce((sum, value) => sum + value, 0);
        const squares = input.order_values.reduce((sum, value) => sum + value * value, 0);
        const orders = input.order_values.length;
        // Without orders the family has no gamma interval.
        if (orders === 0) return [];
        const evidence = {
          orders,
          revenue,
          maturedSpend: input.spend,
          averageOrderValue: 1,
          orderSquareRatio: Math.max(1, (squares * orders) / revenue ** 2),
        };
        return [roasLowerEnd, roasUpperEnd].map((end, at) => ({
          field: `ci_gamma.${at}`,
          actual: end(evidence, input.alpha / 2),
          due: due.ci_gamma?.[at] ?? null,
          error: relative,
          tolerance: 1e-12,
        }));
      },
    );
    expect(missed).toEqual([]);
    expect(count).toBe(120);
  });
});
