import type { Policy } from '../policy/policy-schema.ts';
import { checkMeasurement } from './check-measurement.ts';
import { type ClickValue, computeClickValue } from './click-value.ts';
import { knownDays } from './known-days.ts';
import { measureRoas, type RoasFigures, type RoasMeasurement } from './measure-roas.ts';
import { predictRoas, type RoasPrediction } from './predict-roas.ts';
import type { RoasDay } from './roas-day.ts';
import { type RoasTier, roasEfficiency, roasTier } from './roas-tier.ts';
import { type RoasTrend, roasTrend } from './roas-trend.ts';

/** What is known of the return of one ad set or campaign. Amounts in minor units; unknown is null. */
export type RoasSummary = RoasFigures &
  ClickValue & {
    readonly trend: RoasTrend;
    /** The next day's ROAS. */
    readonly prediction: RoasPrediction | null;
    /** `matured` as points from 0 to 100, and in a word. */
    readonly efficiency: number | null;
    readonly tier: RoasTier | null;
  };

/**
 * Return on ad spend of one entity.
 *
 * The window is the smallest of the policy's with enough evidence. Shrinkage and interval treat orders as a compound
 * Poisson process: the spread of order values is part of both. Days that are not mature enough count for nothing, and
 * what is not known of the maturity widens the interval.
 *
 * ```ts
 * const days = maturedDays(daily, completeDays(today, { count: 28, curve: null, policy }));
 * const { shrunk, interval } = summarizeRoas({ rows: days, prior: computeRoasPrior(accountDays, policy), policy });
 * ```
 *
 * @throws InvalidInputError for a figure of a day or of the prior that is not finite, or below 0 where only revenue may be
 */
export function summarizeRoas(measurement: RoasMeasurement): RoasSummary {
  checkMeasurement(measurement);
  const { rows, policy } = measurement;
  const figures = measureRoas(measurement);
  const { matured, averageOrderValue, windowDays } = figures;
  const days = rows.slice(-windowDays);
  return {
    ...figures,
    ...computeClickValue(figures, averageOrderValue, policy),
    trend: roasTrend(days, figures, policy),
    prediction: predictRoas(matured === null ? [] : dailyRoas(days, policy), policy),
    efficiency: matured === null ? null : roasEfficiency(matured, policy),
    tier: matured === null ? null : roasTier(matured, policy),
  };
}

/** Matured ROAS of the days with spend, oldest first. */
function dailyRoas(rows: readonly RoasDay[], policy: Pick<Policy, 'maturity'>): readonly number[] {
  return knownDays(rows, policy)
    .filter(({ spend }) => spend > 0)
    .map(({ revenue, spend, maturity }) => revenue / (maturity * spend));
}
