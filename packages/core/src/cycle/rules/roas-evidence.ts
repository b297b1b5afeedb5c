import type { RoasSummary } from '../../roas/summarize-roas.ts';
import type { Evidence } from '../decision.ts';

/** The figures of a summary that a verdict rests on. Amounts in minor units. */
export function roasEvidence(summary: RoasSummary): Evidence {
  return {
    windowDays: summary.windowDays,
    spend: summary.spend,
    maturedSpend: summary.maturedSpend,
    conversions: summary.conversions,
    revenue: summary.revenue,
    roasRaw: summary.raw,
    roasMatured: summary.matured,
    roasShrunk: summary.shrunk,
    roasLow: summary.interval?.[0] ?? null,
    roasHigh: summary.interval?.[1] ?? null,
    roasPauseUpperEnd: summary.pauseUpperEnd,
    expectedConversions: summary.expectedConversions,
    averageOrderValue: summary.averageOrderValue,
  };
}
