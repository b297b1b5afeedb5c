import type { DailyTotals } from '../model/daily-totals.ts';
import type { Day } from '../shared/day.ts';
import type { SeasonDay, SeasonSum } from './season.ts';

/** The share of a day's conversions that is known. */
export type DayMaturity = { readonly day: Day; readonly maturity: number };

/** What happened on one day, and how often it could have: clicks of impressions, conversions of spend. */
export type RateDay = {
  readonly day: Day;
  /** null where it was not reported. */
  readonly events: number | null;
  /** Above 0. */
  readonly exposure: number;
  /** What others had in common with it that day; null where there are none. */
  readonly others: SeasonSum | null;
};

/** A day whose events are known. */
export type KnownRateDay = RateDay & { readonly events: number };

/** The sums of some days. */
export type RateSum = { readonly days: number; readonly events: number; readonly exposure: number };

/**
 * Clicks per impression.
 *
 * @param season of the same days, or some of them; both oldest first
 */
export function clickDays(
  series: readonly DailyTotals[],
  season: readonly SeasonDay[] = [],
): readonly RateDay[] {
  let at = 0;
  return series.map(({ day, clicks, impressions }) => {
    while ((season[at]?.day ?? day) < day) at += 1;
    const others = season[at];
    return { day, events: clicks, exposure: impressions, others: others?.day === day ? others : null };
  });
}

/** Conversions per minor unit of spend, or per click, on the days that are mature enough. */
export function conversionDays(
  series: readonly DailyTotals[],
  per: 'spend' | 'clicks',
  { immature, minShare }: { readonly immature: readonly DayMaturity[]; readonly minShare: number },
): readonly RateDay[] {
  return series.flatMap((totals) => {
    const maturity = maturityOf(totals.day, immature);
    const exposure = maturity * (totals[per] ?? 0);
    return maturity >= minShare && exposure > 0
      ? [{ day: totals.day, events: totals.conversions, exposure, others: null }]
      : [];
  });
}

/** The share of a day's conversions that is known; a day that is not listed is complete. */
export function maturityOf(day: Day, immature: readonly DayMaturity[]): number {
  return immature.find((each) => each.day === day)?.maturity ?? 1;
}

/** null where the events of any of the days are unknown: a part is not the whole. */
export function sumRates(days: readonly RateDay[]): RateSum | null {
  let [events, exposure] = [0, 0];
  for (const day of days) {
    if (day.events === null) return null;
    events += day.events;
    exposure += day.exposure;
  }
  return { days: days.length, events, exposure };
}
