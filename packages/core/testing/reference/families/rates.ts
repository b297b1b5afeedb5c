import { betaPosterior } from '../../../src/stats/beta-posterior.ts';
import { powerTwoProportions } from '../../../src/stats/power-two-proportions.ts';
import { expectedLoss, probabilityBest } from '../../../src/stats/probability-best.ts';
import { sampleSizeTwoProportions } from '../../../src/stats/sample-size-two-proportions.ts';
import { twoProportionTest } from '../../../src/stats/two-proportion-test.ts';
import { wilsonInterval } from '../../../src/stats/wilson-interval.ts';
import { absolute, type ReferenceFamily, relative } from '../reference-family.ts';

/** Successes and trials of two arms. */
type TwoArms = { readonly x: readonly number[]; readonly n: readonly number[] };

export const rateFamilies: readonly ReferenceFamily[] = [
  {
    name: 'proportion_ci',
    tolerances: { wilson: absolute(1e-12) },
    reproduce({ x, n, alpha }: { readonly x: number; readonly n: number; readonly alpha: number }) {
      return { wilson: wilsonInterval(x, n, 1 - alpha) };
    },
  },
  {
    name: 'two_proportion_z',
    tolerances: {
      diff: relative(1e-9),
      z_pooled: relative(1e-10),
      p_two_sided: relative(1e-9),
      p_greater: relative(1e-9),
      p_less: relative(1e-9),
      log10p_two_sided: absolute(1e-8),
      z_unpooled: relative(1e-10),
      p_two_sided_unpooled: relative(1e-9),
    },
    reproduce(arms: TwoArms) {
      const [a, b] = countsOf(arms);
      const { z, pValue, log10P, difference } = twoProportionTest(a, b);
      const unpooled = twoProportionTest(a, b, { variance: 'unpooled' });
      return {
        diff: difference,
        z_pooled: z,
        p_two_sided: pValue,
        p_greater: twoProportionTest(a, b, { alternative: 'greater' }).pValue,
        p_less: twoProportionTest(a, b, { alternative: 'less' }).pValue,
        log10p_two_sided: log10P,
        z_unpooled: unpooled.z,
        p_two_sided_unpooled: unpooled.pValue,
      };
    },
  },
  {
    name: 'two_proportion_ci',
    tolerances: { newcombe: absolute(1e-9), lift: absolute(1e-9), lift_katz_log: absolute(1e-9) },
    reproduce({ alpha, ...arms }: TwoArms & { readonly alpha: number }) {
      const [a, b] = countsOf(arms);
      const { interval, relativeLift, liftInterval } = twoProportionTest(a, b, { confidence: 1 - alpha });
      return { newcombe: interval, lift: relativeLift, lift_katz_log: liftInterval };
    },
  },
  {
    name: 'beta_p_best',
    tolerances: {
      p_best: absolute(1e-10),
      expected_max: absolute(1e-12),
      expected_loss: absolute(1e-12),
      posterior_mean: relative(1e-12),
    },
    reproduce(input: {
      readonly successes: readonly number[];
      readonly trials: readonly number[];
      readonly prior: readonly [number, number];
    }) {
      const arms = input.successes.map((successes, arm) => ({ successes, trials: input.trials[arm] ?? 0 }));
      const prior = { alpha: input.prior[0], beta: input.prior[1] };
      const losses = expectedLoss(arms, { prior });
      const means = arms.map(({ successes, trials }) => betaPosterior(successes, trials, prior).mean);
      return {
        p_best: probabilityBest(arms, { prior }),
        expected_max: (losses[0] ?? 0) + (means[0] ?? 0),
        expected_loss: losses,
        posterior_mean: means,
      };
    },
  },
  {
    name: 'power_two_proportions',
    tolerances: {
      n1_pooled: relative(1e-9),
      n1_unpooled: relative(1e-9),
      n1_pooled_ceil: absolute(0),
      power_unpooled_at_n: absolute(1e-9),
    },
    reproduce(input: {
      readonly p1: number;
      readonly lift: number;
      readonly alpha: number;
      readonly power: number;
      readonly ratio: number;
      readonly sides: 1 | 2;
      readonly n_for_power: number;
    }) {
      const { p1: rate, lift, alpha, power, ratio, sides, n_for_power: trials } = input;
      const design = { rate, lift, alpha, ratio, sides };
      const pooled = sampleSizeTwoProportions({ ...design, power });
      return {
        n1_pooled: pooled?.exact ?? null,
        n1_pooled_ceil: pooled?.trials[0] ?? null,
        n1_unpooled: sampleSizeTwoProportions({ ...design, power, variance: 'unpooled' })?.exact ?? null,
        power_unpooled_at_n: powerTwoProportions({ ...design, trials, variance: 'unpooled' }),
      };
    },
  },
];

function countsOf({ x, n }: TwoArms) {
  const arm = (at: number) => ({ successes: x[at] ?? 0, trials: n[at] ?? 0 });
  return [arm(0), arm(1)] as const;
}
