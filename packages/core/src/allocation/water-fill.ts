import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { checkNotNegative } from '../shared/check-number.ts';
import { fillTotal, fillUpTo } from './fill-level.ts';

/** Spend by arm, and the return of the last unit that each arm with a spend has in common. */
export type WaterFilling = {
  readonly spend: readonly number[];
  /** Null where nothing is spent. */
  readonly marginalRoas: number | null;
};

/**
 * The division of a total that brings most: where returns diminish as in {@link respondTo}, every arm that gets something
 * has the same marginal return, and no other arm begins above it. With arms in falling order of their first return,
 * `lambda = sum(r) / (T/S + n)` over the first `n` that begin above it, and `s = S (r / lambda - 1)`.
 *
 * ```ts
 * waterFill([3.2, 2.5, 1.8, 1], { total: 1000, scale: 2000 }); // spend [807.02, 192.98, 0, 0], lambda 2.28
 * ```
 *
 * @param returns what the first unit of spend brings, of each arm; an arm that brings nothing gets nothing
 * @param scale where returns have halved, in the unit of the total
 * @throws InvalidInputError for negative numbers or a scale that is not above 0
 */
export function waterFill(
  returns: readonly number[],
  { total, scale }: { readonly total: number; readonly scale: number },
): WaterFilling {
  check(returns, scale);
  checkNotNegative('total', total);
  return leveled(returns, fillTotal(returns, total, scale), scale);
}

/**
 * The spend at which the next unit of every arm just brings `marginalRoas`, and no more than `cap` in sum: beyond it the
 * cap is divided by {@link waterFill}.
 *
 * @throws InvalidInputError for negative numbers, or a scale or return that is not above 0
 */
export function fillToMargin(
  returns: readonly number[],
  {
    marginalRoas,
    cap,
    scale,
  }: { readonly marginalRoas: number; readonly cap: number; readonly scale: number },
): WaterFilling {
  check(returns, scale);
  checkAboveZero('marginalRoas', marginalRoas);
  checkNotNegative('cap', cap);
  return leveled(returns, fillUpTo(returns, { level: marginalRoas, cap, scale }), scale);
}

function leveled(returns: readonly number[], spend: readonly number[], scale: number): WaterFilling {
  const served = spend.findIndex((each) => each > 0);
  const marginalRoas = served < 0 ? null : (returns[served] ?? 0) / (1 + (spend[served] ?? 0) / scale);
  return { spend, marginalRoas };
}

function check(returns: readonly number[], scale: number): void {
  for (const first of returns) checkNotNegative('returns', first);
  checkAboveZero('scale', scale);
}

function checkAboveZero(argument: string, value: number): void {
  if (value > 0 && value < Number.POSITIVE_INFINITY) return;
  throw new InvalidInputError({ argument, message: `not a number above 0: ${value}` });
}
