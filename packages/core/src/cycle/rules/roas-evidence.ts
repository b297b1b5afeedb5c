import type { RoasFigures } from '../../roas/measure-roas.ts';
import type { Evidence } from '../decision.ts';

/** The figures that a verdict on a return rests on. Amounts in minor units. */
export function roasEvidence(figures: RoasFigures): Evidence {
  return {
    windowDays: figures.windowDays,
    daysUsed: figures.daysUsed,
    daysUnknown: figures.daysUnknown,
    spend: figures.spend,
    maturedSpend: figures.maturedSpend,
    maturedSpendError: figures.maturedSpendError,
    conversions: figures.conversions,
    revenue: figures.revenue,
    roasRaw: figures.raw,
    roasMatured: figures.matured,
    roasShrunk: figures.shrunk,
    roasLow: figures.interval?.[0] ?? null,
    roasHigh: figures.interval?.[1] ?? null,
    roasPauseUpperEnd: figures.pauseUpperEnd,
    roasWeight: figures.weight,
    expectedConversions: figures.expectedConversions,
    averageOrderValue: figures.averageOrderValue,
    orderSquareRatio: figures.orderSquareRatio,
  };
}
