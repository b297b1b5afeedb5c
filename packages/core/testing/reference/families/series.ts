import { countTail } from '../../../src/stats/count-tail.ts';
import { rateSpread } from '../../../src/stats/rate-spread.ts';
import { median, robustScale } from '../../../src/stats/robust-scale.ts';
import { robustZ } from '../../../src/stats/robust-z.ts';
import { theilSen } from '../../../src/stats/theil-sen.ts';
import { trend } from '../../../src/stats/trend.ts';
import { absolute, type ReferenceFamily, relative } from '../reference-family.ts';

const ROBUST_CONSISTENCY = 1.4826;

export const seriesFamilies: readonly ReferenceFamily[] = [
  {
    name: 'count_tails',
    tolerances: { p_ge: relative(1e-10), p_le: relative(1e-10) },
    reproduce(input: { readonly k: number; readonly mean: number; readonly dispersion: number }) {
      const { lower, upper } = countTail(input.k, input.mean, { dispersion: input.dispersion });
      return { p_ge: upper, p_le: lower };
    },
  },
  {
    name: 'fatigue_loglinear',
    tolerances: {
      intercept: relative(1e-7),
      slope: relative(1e-7),
      se_slope: relative(1e-7),
      pearson_chi2: relative(1e-7),
      dispersion: relative(1e-7),
      se_slope_quasi: relative(1e-7),
      half_life_days: relative(1e-7),
      phi_constant: relative(1e-7),
      cv2_moment: relative(1e-7),
    },
    reproduce({
      clicks,
      impressions,
    }: {
      readonly clicks: readonly number[];
      readonly impressions: readonly number[];
    }) {
      const points = clicks.map((count, at) => ({ at, count, exposure: impressions[at] ?? 0 }));
      const found = trend(points);
      const spread = rateSpread(points);
      if (!found.testable) return {};
      return {
        intercept: found.intercept,
        slope: found.slope,
        se_slope: found.modelError,
        pearson_chi2: found.dispersion * found.degreesOfFreedom,
        dispersion: found.dispersion,
        se_slope_quasi: found.standardError,
        half_life_days: found.halfLife,
        phi_constant: spread?.dispersion ?? null,
        cv2_moment: spread?.cvSquared ?? null,
      };
    },
  },
  {
    name: 'robust_and_trend',
    tolerances: {
      median: relative(1e-12),
      mad: absolute(1e-12),
      last_robust_z: relative(1e-9),
      theil_sen_slope: relative(1e-9),
      theil_sen_intercept: relative(1e-9),
      mk_s: absolute(0),
      mk_var: relative(1e-9),
      mk_z: relative(1e-9),
      mk_p: relative(1e-9),
    },
    reproduce({ y }: { readonly y: readonly number[] }) {
      const { slope, intercept, score, variance, z, pValue } = theilSen(
        y.map((value, at) => ({ at, value })),
      );
      return {
        median: median(y),
        mad: robustScale(y).scale / ROBUST_CONSISTENCY,
        last_robust_z: robustZ(y.at(-1) ?? 0, y.slice(0, -1)),
        theil_sen_slope: slope,
        theil_sen_intercept: intercept,
        mk_s: score,
        mk_var: variance,
        mk_z: z,
        mk_p: pValue,
      };
    },
  },
];
