import {
  addDays,
  type DailyTotals,
  detectFatigue,
  type FatigueSubject,
  type FatigueVerdict,
} from '../../src/index.ts';
import { emptyTotals } from '../../src/model/daily-totals.ts';
import { aPolicy } from './a-policy.ts';

/** What a creative's day is told by. */
export type FatigueDay = Pick<DailyTotals, 'impressions' | 'clicks'>;

export const LAST_DAY = '2026-01-14';
const TODAY = '2026-01-15';
/** The account's spread of daily click rates. */
const CV = 0.12;

/** A week of 2 %. */
export const FRESH_WEEK: readonly FatigueDay[] = Array.from({ length: 7 }, () => ({
  impressions: 20_000,
  clicks: 400,
}));
/** A day of half the clicks. */
export const TIRED_DAY: FatigueDay = { impressions: 20_000, clicks: 200 };
/** Clicks that wear out, against a baseline of 120. */
export const WEARING = [110, 95, 90, 100, 82];

/** Consecutive days up to the last complete one. */
export function aFatigueSeries(figures: readonly FatigueDay[]): readonly DailyTotals[] {
  return figures.map((each, index) => ({
    ...emptyTotals(addDays(LAST_DAY, index - figures.length + 1)),
    ...each,
  }));
}

/** A baseline of 14 days at 1.2 %, then one day for each count of clicks, all on 10 000 impressions. */
export function aDecay(clicks: readonly number[], baselineDays = 14): readonly DailyTotals[] {
  const baseline = Array.from({ length: baselineDays }, () => 120);
  return aFatigueSeries([...baseline, ...clicks].map((each) => ({ impressions: 10_000, clicks: each })));
}

/** The verdict on the day after the last one, of an old creative under the default policy. */
export function fatigueOf(
  series: readonly DailyTotals[],
  options: Partial<FatigueSubject> = {},
): FatigueVerdict {
  const dispersion = { ctr: CV, orders: 0.2 };
  const policy = aPolicy();
  return detectFatigue({ series, activeSince: '2025-12-01', now: TODAY, policy, dispersion, ...options });
}
