import { betaQuantile } from '../../../src/stats/special-functions/beta-quantile.ts';
import { chiSquareTails } from '../../../src/stats/special-functions/chi-square-distribution.ts';
import { gammaQuantile } from '../../../src/stats/special-functions/gamma-quantile.ts';
import { betaTails } from '../../../src/stats/special-functions/incomplete-beta.ts';
import { gammaTails } from '../../../src/stats/special-functions/incomplete-gamma.ts';
import {
  normalTails,
  normalUpperQuantile,
} from '../../../src/stats/special-functions/normal-distribution.ts';
import {
  studentTails,
  studentUpperQuantile,
} from '../../../src/stats/special-functions/student-t-distribution.ts';
import { absolute, type ReferenceFamily, relative } from '../reference-family.ts';

export const distributionFamilies: readonly ReferenceFamily[] = [
  {
    name: 'normal_tails',
    tolerances: { value: relative(1e-12), log10: absolute(1e-12) },
    reproduce(input: { readonly fn: 'sf'; readonly z: number } | { readonly fn: 'isf'; readonly p: number }) {
      if (input.fn === 'isf') return { value: normalUpperQuantile(input.p) };
      const { upper, lnUpper } = normalTails(input.z);
      return { value: upper, log10: lnUpper / Math.LN10 };
    },
  },
  {
    name: 'gamma_inc',
    tolerances: { p: relative(1e-12), q: relative(1e-12) },
    reproduce({ a, x }: { readonly a: number; readonly x: number }) {
      const { lower, upper } = gammaTails(a, x);
      return { p: lower, q: upper };
    },
  },
  {
    name: 'beta_cdf',
    tolerances: { cdf: relative(1e-10), sf: relative(1e-10) },
    reproduce({ a, b, x }: { readonly a: number; readonly b: number; readonly x: number }) {
      const { lower, upper } = betaTails(a, b, x);
      return { cdf: lower, sf: upper };
    },
  },
  {
    name: 'beta_quantile',
    tolerances: { value: relative(1e-11) },
    reproduce({ q, a, b }: { readonly q: number; readonly a: number; readonly b: number }) {
      return { value: betaQuantile(q, a, b) };
    },
  },
  {
    name: 'chi2_tails',
    // The family gives the lower side as one minus the upper one.
    tolerances: { sf: relative(1e-11), log10_sf: absolute(1e-9), cdf: absolute(1e-14) },
    reproduce({ x, df }: { readonly x: number; readonly df: number }) {
      const { lower, upper, lnUpper } = chiSquareTails(x, df);
      return { sf: upper, log10_sf: lnUpper / Math.LN10, cdf: lower };
    },
  },
  {
    name: 'chi2_quantile',
    tolerances: { value: relative(1e-12) },
    reproduce({ q, df }: { readonly q: number; readonly df: number }) {
      return { value: 2 * gammaQuantile(q, df / 2) };
    },
  },
  {
    name: 'student_t',
    tolerances: { sf: relative(1e-9), quantile: relative(1e-10) },
    reproduce({ t, df, q }: { readonly t: number; readonly df: number; readonly q: number }) {
      return { sf: studentTails(t, df).upper, quantile: studentUpperQuantile(1 - q, df) };
    },
  },
];
