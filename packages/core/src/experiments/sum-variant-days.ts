import type { DailyTotals } from '../model/daily-totals.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { Day } from '../shared/day.ts';
import type { ArmsDispersion, DispersionPrior } from '../stats/dispersion.ts';
import { estimateDispersion } from '../stats/estimate-dispersion.ts';
import type { RatioMoments } from '../stats/ratio-estimate.ts';
import { dispersionPriorOf } from './assume-dispersion.ts';
import { restsOnSales, type TestedMetric } from './primary-metric.ts';
import type { Figures, VariantFigures } from './variant-figures.ts';

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
};

/**
 * Sums the days of a test. Conversions and values are those of mature days on which every variant was served; everything
 * else is of all days. An unknown figure on one day makes the sum unknown, and so does one that cannot be.
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
  const common = commonDays(variants, policy.maturity.minShare);
  const decisive = restsOnSales(metric)
    ? common
    : [...new Set(variants.flatMap(({ days }) => days.map(({ day }) => day)))];
  return {
    variants: variants.map(({ id, name, days }) => ({
      id,
      name,
      ...sumDays(days),
      matured: sumDays(days.filter(({ day }) => common.includes(day))),
      clicksPerSpend: metric === 'cpc' ? clicksPerSpendOf(days) : null,
    })),
    dispersion: estimateDispersion(tableOf(variants, decisive, metric), { prior }),
  };
}

/** Mature days on which all variants were served. */
function commonDays(variants: readonly VariantDays[], minShare: number): readonly Day[] {
  const [first, ...others] = variants.map(
    ({ days }) =>
      new Set(
        days
          .filter(({ impressions, maturity }) => impressions > 0 && maturity >= minShare)
          .map(({ day }) => day),
      ),
  );
  return [...(first ?? [])].filter((day) => others.every((days) => days.has(day)));
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

function clicksPerSpendOf(days: readonly DailyTotals[]): RatioMoments | null {
  const moments = {
    count: 0,
    numerator: 0,
    denominator: 0,
    numeratorSquares: 0,
    denominatorSquares: 0,
    products: 0,
  };
  for (const { clicks, spend, impressions } of days) {
    if (clicks === null) return null;
    if (impressions === 0) continue;
    moments.count += 1;
    moments.numerator += clicks;
    moments.denominator += spend;
    moments.numeratorSquares += clicks * clicks;
    moments.denominatorSquares += spend * spend;
    moments.products += clicks * spend;
  }
  return moments;
}

/** What decides, by variant and day. An unknown count tells nothing of the noise. */
function tableOf(
  variants: readonly VariantDays[],
  days: readonly Day[],
  metric: TestedMetric,
): { readonly trials: readonly (readonly number[])[]; readonly successes: readonly (readonly number[])[] } {
  const rows = variants.map(({ days: served }) => {
    const byDay = new Map(served.map((each) => [each.day, each]));
    return days.map((day) => cellOf(byDay.get(day), metric));
  });
  return {
    trials: rows.map((row) => row.map(([trials]) => trials)),
    successes: rows.map((row) => row.map(([, successes]) => successes)),
  };
}

function cellOf(
  day: DailyTotals | undefined,
  metric: TestedMetric,
): readonly [trials: number, successes: number] {
  if (!day) return [0, 0];
  const trials = metric === 'roas' ? day.spend : day.impressions;
  const count =
    metric === 'engagement' ? day.engagements : restsOnSales(metric) ? day.conversions : day.clicks;
  return [trials, Math.min(trials, Math.max(0, count ?? 0))];
}
