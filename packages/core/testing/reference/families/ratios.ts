import { roasLowerEnd, roasUpperEnd } from '../../../src/roas/order-interval.ts';
import type { RatioDay } from '../../../src/stats/ratio-day.ts';
import { ratioDifference } from '../../../src/stats/ratio-difference.ts';
import type { RatioMoments } from '../../../src/stats/ratio-estimate.ts';
import { ratioInterval } from '../../../src/stats/ratio-interval.ts';
import { type ReferenceFamily, relative } from '../reference-family.ts';

type Days = { readonly numerator: readonly number[]; readonly denominator: readonly number[] };
type Moments = Readonly<Record<'n' | 'sum_x' | 'sum_y' | 'sum_xx' | 'sum_yy' | 'sum_xy', number>>;

const RATIO_TOLERANCES = {
  ratio_a: relative(1e-9),
  se_a: relative(1e-9),
  ci_a: relative(1e-9),
  ratio_b: relative(1e-9),
  se_b: relative(1e-9),
  ci_b: relative(1e-9),
  diff: relative(1e-9),
  se_diff: relative(1e-9),
  z: relative(1e-9),
  p: relative(1e-9),
  ci_diff: relative(1e-9),
  lift: relative(1e-9),
  se_lift: relative(1e-9),
  ci_lift: relative(1e-9),
};

export const ratioFamilies: readonly ReferenceFamily[] = [
  {
    name: 'ratio_delta_method',
    tolerances: RATIO_TOLERANCES,
    reproduce({ a, b, alpha }: { readonly a: Days; readonly b: Days; readonly alpha: number }) {
      return compareRatios(daysOf(a), daysOf(b), 1 - alpha);
    },
  },
  {
    name: 'ratio_delta_method',
    tolerances: RATIO_TOLERANCES,
    reproduce(input: { readonly moments_a: Moments; readonly moments_b: Moments; readonly alpha: number }) {
      return compareRatios(momentsOf(input.moments_a), momentsOf(input.moments_b), 1 - input.alpha);
    },
  },
  {
    name: 'roas_compound_poisson_ci',
    tolerances: { ci_gamma: relative(1e-9) },
    reproduce(input: {
      readonly order_values: readonly number[];
      readonly spend: number;
      readonly alpha: number;
    }) {
      const orders = input.order_values.length;
      const revenue = input.order_values.reduce((sum, value) => sum + value, 0);
      const squares = input.order_values.reduce((sum, value) => sum + value * value, 0);
      const evidence = {
        orders,
        revenue,
        maturedSpend: input.spend,
        averageOrderValue: 1,
        orderSquareRatio: orders === 0 ? 1 : Math.max(1, (squares * orders) / revenue ** 2),
      };
      return { ci_gamma: [roasLowerEnd, roasUpperEnd].map((end) => end(evidence, input.alpha / 2)) };
    },
  },
];

/** The family takes its intervals from the normal distribution. */
function compareRatios(
  a: readonly RatioDay[] | RatioMoments,
  b: readonly RatioDay[] | RatioMoments,
  confidence: number,
) {
  const quantiles = 'normal';
  const [first, second] = [a, b].map((days) => ratioInterval(days, confidence, { quantiles }));
  const both = ratioDifference(a, b, { confidence, quantiles });
  return {
    ratio_a: first?.ratio ?? null,
    se_a: first?.standardError ?? null,
    ci_a: first?.interval ?? null,
    ratio_b: second?.ratio ?? null,
    se_b: second?.standardError ?? null,
    ci_b: second?.interval ?? null,
    diff: both.difference,
    se_diff: both.standardError,
    z: both.statistic,
    p: both.pValue,
    ci_diff: both.interval,
    lift: both.relativeLift,
    se_lift: both.liftStandardError,
    ci_lift: both.liftInterval,
  };
}

function daysOf({ numerator, denominator }: Days): readonly RatioDay[] {
  return numerator.map((amount, day) => ({ numerator: amount, denominator: denominator[day] ?? 0 }));
}

function momentsOf({ n, sum_x, sum_y, sum_xx, sum_yy, sum_xy }: Moments): RatioMoments {
  return {
    count: n,
    numerator: sum_y,
    denominator: sum_x,
    numeratorSquares: sum_yy,
    denominatorSquares: sum_xx,
    products: sum_xy,
  };
}
