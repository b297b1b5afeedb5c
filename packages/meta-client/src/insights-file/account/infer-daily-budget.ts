import { addDecimals, type Day, type Decimal, decimalToUnits, type MinorUnits } from '@adpilot/core';
import type { AdHistory } from './ad-histories.ts';
import { compareText } from './compare-text.ts';

const DAYS = 7;
const LEAST: MinorUnits = 100;

/**
 * A daily budget for an ad set of which only the spend is known: the mean of its last seven days with delivery, at
 * least 100 minor units.
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
    .map(([, spend]) => decimalToUnits(spend, offset))
    .filter((spend) => spend > 0)
    .slice(0, DAYS);
  const total = delivered.reduce((sum, spend) => sum + spend, 0);
  return Math.max(LEAST, Math.round(total / Math.max(1, delivered.length)));
}
