import type { DailyTotals } from '../model/daily-totals.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { Day } from '../shared/day.ts';
import type { ArmsDispersion, DispersionPrior } from '../stats/dispersion.ts';
import { effectiveDays } from '../stats/effective-days.ts';
import { estimateDispersion } from '../stats/estimate-dispersion.ts';
import type { RatioMoments } from '../stats/ratio-estimate.ts';
import { dispersionPriorOf } from './assume-dispersion.ts';
import { restsOnSales, type TestedMetric } from './primary-metric.ts';
import type { Figures, VariantFigures } from './variant-figures.ts';
import { weighDays } from './weigh-days.ts';

/** One complete day of a variant, with the share of its final conversions that is known; 0 of a day that is left out. */
export type VariantDay = DailyTotals & { readonly maturity: number };

/** A variant by its complete days since the start, oldest first. */
export type VariantDays = {
  readonly id: string;
  readonly name: string;
  readonly days: readonly VariantDay[];
};

/** What `evaluateExperiment` takes of a test whose days are known. */
export type SummedVariants = {
  readonly variants: readonly VariantFigures[];
  /** Day-to-day noise of what decides, by the test's own days and the prior. */
  readonly dispersion: ArmsDispersion;
  /** How many days the variants are compared by. */
  readonly comparedDays: number;
  /** Days that are left out of all variants since what decides is unknown of one of them. */
  readonly unknownDays: readonly Day[];
};

/**
 * Sums the days of a test. Variants are compared by days on which all of them were served, each with the same weight for
 * all (see `weighDays`); where conversions decide, these days are mature, and impressions, clicks and spend count by the
 * share of the conversions that is known of their day, so that revenue that is still to come is not set against money that
 * is already spent. A day of which one variant lacks what decides is left out of all.
 *
 * Totals that are reported are of all other days; an unknown figure makes its total unknown, and so does one that cannot
 * be, such as refunds beyond all sales.
 *
 * @param prior what the account has taught of its noise, see `accountDispersionPrior`; the policy's by default
 */
export function sumVariantDays({
  variants,
  metric,
  policy,
  prior = dispersionPriorOf(metric, policy),
}: {
  readonly variants: readonly VariantDays[];
  readonly metric: TestedMetric;
  readonly policy: Pick<Policy, 'dispersion' | 'maturity'>;
  readonly prior?: DispersionPrior;
}): SummedVariants {
  const { minShare } = policy.maturity;
  const isMature = ({ impressions, maturity }: VariantDay): boolean =>
    impressions > 0 && maturity >= minShare;
  const mayCount = (day: VariantDay): boolean =>
    day.impressions > 0 && exposureOf(day, metric) > 0 && (!restsOnSales(metric) || isMature(day));
  const served = commonDays(variants, mayCount);
  const unknownDays = served.filter((each) =>
    variants.some(({ days }) => days.some((day) => day.day === each && !isKnown(day, metric))),
  );
  const compared = served.filter((day) => !unknownDays.includes(day));
  const mature = commonDays(variants, isMature).filter((day) => !unknownDays.includes(day));
  const rows = variants.map(({ days }) => pick(days, compared));
  const { factors, shared } = weighDays(rows.map((row) => row.map((day) => exposureOf(day, metric))));
  const { cv, nu } = estimateDispersion(tableOf(rows, metric), { prior });
  return {
    variants: variants.map(({ id, name, days }, at) => {
      const weights = factors[at] ?? [];
      const row = rows[at] ?? [];
      return {
        id,
        name,
        ...sumDays(days.filter(({ day }) => !unknownDays.includes(day))),
        matured: sumDays(pick(days, mature).map(({ maturity, ...day }) => atRisk(day, maturity))),
        compared: sumDays(row.map((day, nth) => weighted(day, weights[nth] ?? 0, metric))),
        clicksPerSpend: metric === 'cpc' ? clicksPerSpendOf(row, weights) : null,
      };
    }),
    dispersion: { cv, nu, effectiveDays: variants.map(() => effectiveDays(shared)) },
    comparedDays: compared.length,
    unknownDays,
  };
}

/** Days of which every variant has one that may count. */
function commonDays(
  variants: readonly VariantDays[],
  mayCount: (day: VariantDay) => boolean,
): readonly Day[] {
  const [first, ...others] = variants.map(({ days }) => new Set(days.filter(mayCount).map(({ day }) => day)));
  return [...(first ?? [])].filter((day) => others.every((days) => days.has(day))).sort();
}

function pick(days: readonly VariantDay[], chosen: readonly Day[]): readonly VariantDay[] {
  const byDay = new Map(days.map((each) => [each.day, each]));
  return chosen.flatMap((day) => byDay.get(day) ?? []);
}

/** What the metric's events are counted by. */
function exposureOf({ impressions, spend, maturity }: VariantDay, metric: TestedMetric): number {
  const exposure = metric === 'roas' || metric === 'cpc' ? spend : impressions;
  return restsOnSales(metric) ? maturity * exposure : exposure;
}

function isKnown({ clicks, engagements, conversions, revenue }: DailyTotals, metric: TestedMetric): boolean {
  if (metric === 'engagement') return engagements !== null;
  if (!restsOnSales(metric)) return clicks !== null;
  return conversions !== null && (metric === 'conversions_per_impression' || revenue !== null);
}

/** Clicks and spend in the proportion in which their conversions are known. */
function atRisk(day: DailyTotals, maturity: number): DailyTotals {
  return { ...day, clicks: times(day.clicks, maturity), spend: day.spend * maturity };
}

function weighted(day: VariantDay, factor: number, metric: TestedMetric): DailyTotals {
  const exposure = restsOnSales(metric) ? factor * day.maturity : factor;
  return {
    ...day,
    impressions: day.impressions * exposure,
    clicks: times(day.clicks, exposure),
    spend: day.spend * exposure,
    engagements: times(day.engagements, factor),
    conversions: times(day.conversions, factor),
    revenue: times(day.revenue, factor),
  };
}

function times(figure: number | null, factor: number): number | null {
  return figure === null ? null : figure * factor;
}

function sumDays(days: readonly DailyTotals[]): Figures {
  const impressions = days.reduce((sum, day) => sum + day.impressions, 0);
  const clicks = sumKnown(days, (day) => day.clicks);
  return {
    impressions,
    clicks: clicks !== null && clicks > impressions ? null : clicks,
    engagements: sumKnown(days, (day) => day.engagements),
    conversions: sumKnown(days, (day) => day.conversions),
    revenue: sumKnown(days, (day) => day.revenue),
    spend: sumKnown(days, (day) => day.spend),
  };
}

/** null where a day's figure is unknown, or refunds make the sum negative: that is no value of orders. */
function sumKnown(days: readonly DailyTotals[], figure: (day: DailyTotals) => number | null): number | null {
  let sum = 0;
  for (const day of days) {
    const value = figure(day);
    if (value === null) return null;
    sum += value;
  }
  return sum < 0 ? null : sum;
}

function clicksPerSpendOf(days: readonly DailyTotals[], weights: readonly number[]): RatioMoments {
  const moments = {
    count: days.length,
    numerator: 0,
    denominator: 0,
    numeratorSquares: 0,
    denominatorSquares: 0,
    products: 0,
  };
  for (const [at, day] of days.entries()) {
    const clicks = (day.clicks ?? 0) * (weights[at] ?? 0);
    const spend = day.spend * (weights[at] ?? 0);
    moments.numerator += clicks;
    moments.denominator += spend;
    moments.numeratorSquares += clicks * clicks;
    moments.denominatorSquares += spend * spend;
    moments.products += clicks * spend;
  }
  return moments;
}

/** What decides, by variant and day. */
function tableOf(
  rows: readonly (readonly VariantDay[])[],
  metric: TestedMetric,
): { readonly trials: readonly (readonly number[])[]; readonly successes: readonly (readonly number[])[] } {
  const cells = rows.map((row) => row.map((day) => cellOf(day, metric)));
  return {
    trials: cells.map((row) => row.map(([trials]) => trials)),
    successes: cells.map((row) => row.map(([, successes]) => successes)),
  };
}

function cellOf(day: DailyTotals, metric: TestedMetric): readonly [trials: number, successes: number] {
  const trials = metric === 'roas' ? day.spend : day.impressions;
  const count =
    metric === 'engagement' ? day.engagements : restsOnSales(metric) ? day.conversions : day.clicks;
  return [trials, Math.min(trials, Math.max(0, count ?? 0))];
}
