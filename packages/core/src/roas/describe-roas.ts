import type { Policy } from '../policy/policy-schema.ts';
import type { KnownRoas } from './known-roas.ts';
import type { RoasFigures } from './measure-roas.ts';

/** The estimate that a verdict rests on, with what it was made of. */
export function describeEstimate(
  estimate: number,
  figures: KnownRoas,
  { estimator }: Policy['roas'],
): string {
  // Two figures that read alike would only puzzle.
  return estimator === 'raw' || fixed(estimate) === fixed(figures.matured)
    ? `ROAS ${describeFigures(figures, estimate)}`
    : `ROAS ${fixed(estimate)} (${describeFigures(figures, figures.matured)}, shrunk towards the account)`;
}

export function describeFigures({ windowDays, conversions }: KnownRoas, roas: number): string {
  return `${fixed(roas)} over ${windowDays} days, ${conversions} conversions`;
}

export function whyUnknown(figures: RoasFigures): string {
  const { daysUsed, maturedSpend, conversions, revenue, windowDays } = figures;
  if (daysUsed === 0) return `ROAS unknown: no day of ${windowDays} is mature enough`;
  if (maturedSpend <= 0) return `ROAS unknown: no spend in ${windowDays} days`;
  if (conversions === null || revenue === null)
    return 'ROAS unknown: conversions or their values are not reported';
  if (conversions > 0 && revenue === 0) return `ROAS unknown: ${conversions} conversions without values`;
  return 'ROAS unknown: the account has no order to judge by';
}

export function fixed(value: number): string {
  return value.toFixed(2);
}

/** A threshold, without digits that say nothing: 3, 1.5. */
export function short(value: number): string {
  return `${Number(value.toFixed(2))}`;
}

export function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}
