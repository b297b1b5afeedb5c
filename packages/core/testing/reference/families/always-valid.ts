import { alwaysValidTest } from '../../../src/stats/always-valid-test.ts';
import { countEProcess } from '../../../src/stats/count-e-process.ts';
import { sequentialOmnibusTest } from '../../../src/stats/sequential-omnibus-test.ts';
import type { TrialCounts } from '../../../src/stats/trial-counts.ts';
import { absolute, type ReferenceFamily, relative, type Tolerance } from '../reference-family.ts';

type Pair = readonly [first: number, second: number];

const EITHER: Tolerance = (actual, due) => relative(1e-9)(actual, due) || absolute(1e-9)(actual, due);

export const alwaysValidFamilies: readonly ReferenceFamily[] = [
  {
    name: 'sequential_two_proportions',
    tolerances: {
      diff: relative(1e-9),
      pooled_variance: relative(1e-9),
      z2: relative(1e-9),
      msprt_log_lr: relative(1e-9),
      msprt_p: relative(1e-9),
      msprt_ci: relative(1e-9),
    },
    reproduce(input: { readonly x: Pair; readonly n: Pair; readonly tau: number; readonly alpha: number }) {
      const { difference, variance, lnE, pValue, interval } = lookAt(input);
      return {
        diff: difference,
        pooled_variance: variance,
        z2: difference === null || variance === null ? null : difference ** 2 / variance,
        msprt_log_lr: lnE,
        msprt_p: pValue,
        msprt_ci: interval,
      };
    },
  },
  {
    name: 'sequential_path',
    tolerances: { p_running: EITHER, ci_running: EITHER, first_reject_look: absolute(0) },
    reproduce(input: {
      readonly x: readonly Pair[];
      readonly n: readonly Pair[];
      readonly tau: number;
      readonly alpha: number;
    }) {
      const pValues: number[] = [];
      const intervals: Pair[] = [];
      input.x.forEach((x, look) => {
        const { pValue, interval } = lookAt({ ...input, x, n: input.n[look] ?? [0, 0] });
        const [low, high] = intervals.at(-1) ?? [-1, 1];
        pValues.push(Math.min(pValues.at(-1) ?? 1, pValue));
        intervals.push([Math.max(low, interval[0]), Math.min(high, interval[1])]);
      });
      const first = pValues.findIndex((p) => p <= input.alpha);
      return { p_running: pValues, ci_running: intervals, first_reject_look: first < 0 ? null : first };
    },
  },
  {
    name: 'sequential_omnibus',
    tolerances: { chi2: relative(1e-9), log_lr: relative(1e-9), p: relative(1e-9) },
    reproduce(input: {
      readonly x: readonly number[];
      readonly n: readonly number[];
      readonly rel_tau: number;
    }) {
      const arms = input.x.map((successes, arm) => ({ successes, trials: input.n[arm] ?? 0 }));
      const { statistic, lnE, pValue } = sequentialOmnibusTest(arms, { tau: input.rel_tau });
      return { chi2: statistic, log_lr: lnE, p: pValue };
    },
  },
  {
    name: 'e_process_2x2',
    tolerances: { log_e: absolute(1e-8), p_running: absolute(1e-8) },
    reproduce(input: {
      readonly block_successes: readonly Pair[];
      readonly block_trials: readonly Pair[];
      readonly prior: Pair;
    }) {
      const blocksOf = (arm: 0 | 1): readonly TrialCounts[] =>
        input.block_successes.map((successes, block) => ({
          successes: successes[arm],
          trials: input.block_trials[block]?.[arm] ?? 0,
        }));
      const [successes, failures] = input.prior;
      const { lnE, pValues } = countEProcess(blocksOf(0), blocksOf(1), { prior: { successes, failures } });
      return { log_e: lnE, p_running: pValues };
    },
  },
];

/** The families give the scale of the mixture as a difference of rates. */
function lookAt({
  x,
  n,
  tau,
  alpha,
}: {
  readonly x: Pair;
  readonly n: Pair;
  readonly tau: number;
  readonly alpha: number;
}) {
  const [a, b] = [0, 1].map((arm) => ({ successes: x[arm] ?? 0, trials: n[arm] ?? 0 }));
  const none = { successes: 0, trials: 0 };
  const pooled = (x[0] + x[1]) / (n[0] + n[1]);
  const options = { alpha, dispersion: 0, ...(pooled > 0 ? { tau: tau / pooled } : {}) } as const;
  return alwaysValidTest(a ?? none, b ?? none, options);
}
