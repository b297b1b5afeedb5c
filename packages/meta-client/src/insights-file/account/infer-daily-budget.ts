import { addDecimals, type Day, type Decimal, decimalToUnits, type MinorUnits } from '@adpilot/core';
import type { AdHistory } from './ad-histories.ts';
import { compareText } from './compare-text.ts';

const DAYS = 7;
/** Minor units; an export does not say what the account's smallest budget is. */
export const SMALLEST_DAILY_BUDGET: MinorUnits = 100;

/**
 * A daily budget for an ad set of which only the spend is known: the mean of its last seven days with delivery, rounded
 * once, half to even, and at least {@link SMALLEST_DAILY_BUDGET}.
 *
 * @param ads the ads of the ad set
 * @param offset minor units in a major one
 */
export function inferDailyBudget(ads: readonly AdHistory[], offset: 1 | 100): MinorUnits {
  const spendByDay = new Map<Day, Decimal>();
  for (const { days } of ads) {
    for (const [day, { spend }] of days) {
      if (spend === null || spend === 'blank') continue;
      const known = spendByDay.get(day);
      spendByDay.set(day, known === undefined ? spend : addDecimals(known, spend));
    }
  }
  const delivered = [...spendByDay]
    .sort(([a], [b]) => compareText(b, a))
    .map(([, spend]) => spend)
    .filter(({ units }) => units > 0n)
    .slice(0, DAYS);
  if (delivered.length === 0) return SMALLEST_DAILY_BUDGET;
  const mean = decimalToUnits(delivered.reduce(addDecimals), offset, { parts: delivered.length });
  return Math.max(SMALLEST_DAILY_BUDGET, mean);
}
