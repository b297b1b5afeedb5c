import { divideWithin } from '../roas/divide-within.ts';
import { apportion } from '../shared/apportion.ts';
import type { MinorUnits } from '../shared/money.ts';
import type { StepBounds } from './step-bounds.ts';

// In minor units. What has no target at all still takes what nobody else can.
const LEAST_TARGET = 1e-6;

/** An arm on its way from a budget to a target. Amounts in minor units; the target need not be whole. */
export type Part = StepBounds & {
  readonly present: MinorUnits;
  readonly target: number;
  /** It never gets less, whatever the total. */
  readonly floor: MinorUnits;
};

type Options = {
  readonly total: MinorUnits;
  /** A budget closer to its target than this, relative, stays where it is. */
  readonly deadBand: number;
  /** What may be missing from the total before such budgets move after all. */
  readonly tolerance: number;
};

/**
 * Brings budgets as near to their targets as their bounds allow: `clamp(x * target, low, high)`, with the one `x` at which
 * they sum to the total, in whole minor units. A budget near its target stays, unless the others cannot make up the total
 * without it. Where all upper bounds together fall short the rest is left over; where all lower bounds together exceed
 * the total, budgets fall beyond them, to `clamp(x * target, floor, low)`: a total holds before a step does, and what
 * brings least gives most.
 */
export function divideTotal(parts: readonly Part[], options: Options): readonly MinorUnits[] {
  const { total, tolerance } = options;
  const kept = new Set(parts.filter((part) => isNear(part, options)));
  for (;;) {
    const held = parts.map((part) =>
      kept.has(part) ? { ...part, low: part.present, high: part.present } : part,
    );
    const missing = total - sumOf(held, ({ high }) => high);
    const excess = sumOf(held, ({ low }) => low) - total;
    if (kept.size === 0 || (missing <= tolerance && excess <= 0)) return project(held, total);
    kept.delete(furthest([...kept], excess > 0 ? -1 : 1));
  }
}

/** Whether a budget may stay, and is near enough to its target to do so. */
export function isNear(
  { present, target, low, high }: Part,
  { deadBand }: Pick<Options, 'deadBand'>,
): boolean {
  return present > 0 && low <= present && present <= high && Math.abs(target - present) < deadBand * present;
}

function sumOf(parts: readonly Part[], amountOf: (part: Part) => number): number {
  return parts.reduce((sum, part) => sum + amountOf(part), 0);
}

/** The part whose target lies furthest in a direction, of equal ones the first. */
function furthest(parts: readonly Part[], direction: 1 | -1): Part {
  const wish = ({ target, present }: Part): number => direction * (target / present);
  return parts.reduce((far, part) => (wish(part) > wish(far) ? part : far));
}

function project(parts: readonly Part[], total: MinorUnits): readonly MinorUnits[] {
  if (sumOf(parts, ({ high }) => high) <= total) return parts.map(({ high }) => high);
  if (sumOf(parts, ({ floor }) => floor) >= total) return parts.map(({ floor }) => floor);
  const isTooMuch = sumOf(parts, ({ low }) => low) > total;
  const shares = parts.map(({ target, floor, low, high }) => ({
    weight: Math.max(target, LEAST_TARGET),
    ...(isTooMuch ? { low: floor, high: low } : { low, high }),
  }));
  const divided = divideWithin(total, shares);
  return divided ? apportion(total, divided) : parts.map(({ low }) => low);
}
