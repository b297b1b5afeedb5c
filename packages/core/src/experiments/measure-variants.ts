import type { Policy } from '../policy/policy-schema.ts';
import type { Measures } from '../stats/arms-comparison.ts';
import type { NormalValue } from '../stats/best-of-normals.ts';
import { measureRates } from '../stats/compare-arms.ts';
import { measureRevenue } from '../stats/compare-arms-by-revenue.ts';
import type { ArmsDispersion } from '../stats/dispersion.ts';
import { type OrderSquarePrior, poolOrderSquares } from '../stats/pool-order-squares.ts';
import { estimateRatio } from '../stats/ratio-estimate.ts';
import { measureRatios } from '../stats/ratio-measures.ts';
import type { TrialCounts } from '../stats/trial-counts.ts';
import { marginOf, restsOnSales, type TestedMetric } from './primary-metric.ts';
import type { Figures, VariantFigures } from './variant-figures.ts';

/** The variants by the metric that decides. */
export type MeasuredVariants = {
  readonly measures: Measures;
  /** Where the metric is a count per impression. */
  readonly counts: readonly TrialCounts[] | null;
  /** Where it is not: each value with its error. null where a variant's is unknown. */
  readonly values: readonly NormalValue[] | null;
};

/** A variant with the figures that it is compared by. */
type ComparedVariant = Pick<VariantFigures, 'id' | 'name'> & { readonly figures: Figures };

/** The sections of a policy that values are tested by. */
export type MeasurePolicy = Pick<Policy, 'experiments' | 'roas'>;

/**
 * Puts the variants into the terms of the test that was made for the metric.
 *
 * @returns why it cannot be, where a figure is unknown
 */
export function measureVariants(
  metric: TestedMetric,
  all: readonly VariantFigures[],
  { dispersion, policy }: { readonly dispersion: 0 | ArmsDispersion; readonly policy: MeasurePolicy },
): MeasuredVariants | string {
  const variants = all.map((variant) => ({
    ...variant,
    figures: variant.compared ?? (restsOnSales(metric) ? variant.matured : variant),
  }));
  switch (metric) {
    case 'ctr':
      return byRate(variants, ({ clicks }) => clicks, dispersion);
    case 'engagement':
      return byRate(variants, ({ engagements }) => engagements, dispersion);
    case 'conversions_per_impression':
      return byRate(variants, ({ conversions }) => conversions, dispersion);
    case 'cpc':
      return byClicksPerSpend(variants, policy);
    case 'roas':
      return byRevenue(variants, ({ spend }) => spend, { dispersion, policy, margin: null });
    case 'revenue_per_impression':
      return byRevenue(variants, ({ impressions }) => impressions, { dispersion, policy, margin: null });
    case 'profit_per_impression': {
      const margin = marginOf(policy);
      if (margin === null) return 'the policy knows no margin to tell profit by';
      return byRevenue(variants, ({ impressions }) => impressions, { dispersion, policy, margin });
    }
  }
}

function byRate(
  variants: readonly ComparedVariant[],
  countOf: (figures: Figures) => number | null,
  dispersion: 0 | ArmsDispersion,
): MeasuredVariants | string {
  const arms: (TrialCounts & { readonly id: string })[] = [];
  for (const { id, name, figures } of variants) {
    const successes = countOf(figures);
    const trials = figures.impressions;
    if (successes === null) return `figures of "${name}" are unknown`;
    if (successes > trials) return `"${name}" has more events than impressions`;
    arms.push({ id, successes, trials });
  }
  return { measures: measureRates(arms, dispersion), counts: arms, values: null };
}

function byRevenue(
  variants: readonly ComparedVariant[],
  exposureOf: (figures: Figures) => number | null,
  {
    dispersion,
    policy: { experiments, roas },
    margin,
  }: {
    readonly dispersion: 0 | ArmsDispersion;
    readonly policy: MeasurePolicy;
    readonly margin: number | null;
  },
): MeasuredVariants | string {
  const arms: RevenueArm[] = [];
  for (const { id, name, figures } of variants) {
    const { conversions, revenue, spend } = figures;
    const impressions = exposureOf(figures);
    const isUnknown = impressions === null || conversions === null || revenue === null;
    if (isUnknown || (margin !== null && spend === null)) return `figures of "${name}" are unknown`;
    if (revenue === 0 && conversions > 0) return `conversions of "${name}" have no values`;
    if (revenue > 0 && conversions === 0) return `"${name}" has revenue without conversions`;
    arms.push({ id, impressions, orders: conversions, revenue, orderSquares: null, spend });
  }
  const orderSquarePrior = { ratio: roas.priorOrderSquareRatio, weight: roas.priorOrderWeight };
  const measures = measureRevenue(arms, {
    dispersion,
    margin,
    orderSquarePrior,
    minOrders: experiments.minOrders,
  });
  return {
    measures,
    counts: null,
    values: revenueErrors(arms, measures, { dispersion, margin, orderSquarePrior }),
  };
}

type RevenueArm = Parameters<typeof measureRevenue>[0][number];

/** The error of each arm's value, with orders and their values as common to all as in the test. */
function revenueErrors(
  arms: readonly RevenueArm[],
  { values }: Measures,
  {
    dispersion,
    margin,
    orderSquarePrior,
  }: {
    readonly dispersion: 0 | ArmsDispersion;
    readonly margin: number | null;
    readonly orderSquarePrior: OrderSquarePrior;
  },
): readonly NormalValue[] | null {
  const impressions = arms.reduce((sum, arm) => sum + arm.impressions, 0);
  const orders = arms.reduce((sum, arm) => sum + arm.orders, 0);
  const revenue = arms.reduce((sum, arm) => sum + arm.revenue, 0);
  if (orders === 0 || revenue === 0) return null;
  const level = (revenue / impressions) * (margin ?? 1);
  const perOrder = (poolOrderSquares(arms, orderSquarePrior) * impressions) / orders;
  return allKnown(
    arms.map((arm, at) => {
      const mean = values[at] ?? null;
      const days = dispersion === 0 ? 0 : dispersion.cv ** 2 / (dispersion.effectiveDays[at] ?? 0);
      return mean === null
        ? null
        : { mean, standardDeviation: level * Math.sqrt(perOrder / arm.impressions + days) };
    }),
  );
}

/** More clicks for the money is better, so that the cost per click is tested upside down. */
function byClicksPerSpend(
  variants: readonly VariantFigures[],
  { experiments }: MeasurePolicy,
): MeasuredVariants | string {
  const arms = variants.flatMap(({ id, clicksPerSpend }) =>
    clicksPerSpend === null ? [] : [{ id, days: clicksPerSpend }],
  );
  if (arms.length < variants.length) return 'a test of cost per click takes clicks and spend by days';
  const values = allKnown(
    arms.map(({ days }) => {
      const { ratio, standardError } = estimateRatio('clicksPerSpend', days);
      if (ratio === null || standardError === null || standardError === 0) return null;
      return { mean: ratio, standardDeviation: standardError };
    }),
  );
  return { measures: measureRatios(arms, { minDays: experiments.minRatioDays }), counts: null, values };
}

function allKnown(values: readonly (NormalValue | null)[]): readonly NormalValue[] | null {
  const known = values.filter((value) => value !== null);
  return known.length === values.length ? known : null;
}
