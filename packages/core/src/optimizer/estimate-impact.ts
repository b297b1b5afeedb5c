import type { EvaluatedCreative } from './creative-state.ts';

/** What a decision is expected to change, a day, in minor units. */
export type EstimatedImpact = {
  readonly spend: number;
  readonly revenue: number;
  /** Of `revenue`, from the interval of the return; null where that is unknown. */
  readonly interval: readonly [low: number, high: number] | null;
};

/** What is done about a creative, as far as it changes its revenue. */
export type Effect =
  /** Its budget times `factor`. */
  | { readonly kind: 'budget'; readonly factor: number }
  /** It stops. */
  | { readonly kind: 'stop' }
  /** Fresh variants bring its CTR back to where it was. */
  | { readonly kind: 'refresh' };

type Subject = Pick<EvaluatedCreative, 'dailySpend' | 'roas' | 'roasInterval' | 'ctrDrop'>;

/**
 * The expected change of a creative's revenue.
 *
 * A budget moves along the response curve `R(s) = r S ln(1 + s/S)` with `S` = `curveScale` times the present spend: at
 * twice the spend a unit of money brings less than at first. A stop loses the whole revenue, and saves the spend. A refresh
 * regains what the fallen CTR cost, `drop / (1 - drop)` of the present revenue, or nothing.
 *
 * @param curveScale spend at which the return of the next unit has halved, in multiples of the present spend
 * @returns null where spend, return or the drop is unknown
 */
export function estimateImpact(
  { dailySpend, roas, roasInterval, ctrDrop }: Subject,
  effect: Effect,
  curveScale: number,
): EstimatedImpact | null {
  if (dailySpend === null || roas === null) return null;
  const change = relativeChange(effect, ctrDrop, curveScale);
  if (change === null) return null;
  const at = (rate: number): number => Math.round(rate * dailySpend * change.revenue);
  const ends = roasInterval?.map(at);
  return {
    spend: Math.round(dailySpend * change.spend),
    revenue: at(roas),
    interval: ends
      ? [Math.min(...ends, effect.kind === 'refresh' ? 0 : Number.POSITIVE_INFINITY), Math.max(...ends)]
      : null,
  };
}

/** Of spend and revenue, relative to the present ones. */
function relativeChange(
  effect: Effect,
  ctrDrop: number | null,
  curveScale: number,
): { readonly spend: number; readonly revenue: number } | null {
  if (effect.kind === 'stop') return { spend: -1, revenue: -1 };
  if (effect.kind === 'budget') {
    const revenue = Math.log1p(effect.factor / curveScale) / Math.log1p(1 / curveScale) - 1;
    return { spend: effect.factor - 1, revenue };
  }
  return ctrDrop === null || ctrDrop >= 1
    ? null
    : { spend: 0, revenue: Math.max(0, ctrDrop) / (1 - ctrDrop) };
}
