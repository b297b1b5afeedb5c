import { computeCpc } from '../model/metrics.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { type BetaPosterior, betaPosterior, credibleInterval } from '../stats/beta-posterior.ts';
import type { RoasWindow } from './roas-window.ts';

/** What a click is worth. Amounts in minor units; unknown is null. */
export type ClickValue = {
  /** What is believed of the chance that a click converts, with its interval at `intervalConfidence`. */
  readonly conversionRate:
    | (BetaPosterior & { readonly interval: readonly [low: number, high: number] })
    | null;
  /** What a click brings beyond its cost. */
  readonly expectedValuePerClick: number | null;
  /** The conversion rate at which a click pays for itself. */
  readonly breakEvenRate: number | null;
};

/**
 * The chance that a click converts is Beta(1 + conversions, 1 + clicks - conversions), of clicks that had the time to:
 * as many as their maturity says. People also convert after a mere view, so there are at least as many chances as
 * conversions.
 */
export function computeClickValue(
  { spend, clicks, maturedClicks, conversions }: RoasWindow,
  averageOrderValue: number | null,
  { roas }: Pick<Policy, 'roas'>,
): ClickValue {
  const cpc = computeCpc({ spend, clicks });
  const worth = averageOrderValue !== null && averageOrderValue > 0 ? averageOrderValue : null;
  const breakEvenRate = cpc === null || worth === null ? null : cpc / worth;
  if (maturedClicks === null || conversions === null || conversions < 0) {
    return { conversionRate: null, expectedValuePerClick: null, breakEvenRate };
  }
  const posterior = betaPosterior(conversions, Math.max(maturedClicks, conversions));
  return {
    conversionRate: { ...posterior, interval: credibleInterval(posterior, roas.intervalConfidence) },
    expectedValuePerClick: cpc === null || worth === null ? null : posterior.mean * worth - cpc,
    breakEvenRate,
  };
}
