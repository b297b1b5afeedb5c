/** A part of a whole: what it should get in proportion, and what it may get. */
export type BoundedShare = { readonly weight: number; readonly low: number; readonly high: number };

/**
 * Divides a total in proportion to weights, each part held within its bounds: `clamp(x * weight, low, high)` for the one x
 * at which the parts sum to the total. Null where no x does: bounds too high or too low, or weights of 0 in the way.
 */
export function divideWithin(total: number, shares: readonly BoundedShare[]): readonly number[] | null {
  const parts = new Map<BoundedShare, number>();
  for (;;) {
    const free = shares.filter((share) => !parts.has(share));
    const left = total - [...parts.values()].reduce((sum, part) => sum + part, 0);
    const weights = free.reduce((sum, { weight }) => sum + weight, 0);
    // Without a weight there is nothing to rise with: such parts stay at their lower bound.
    const x = weights > 0 ? left / weights : 0;
    const wanted = free.map((share) => ({ share, value: x * share.weight }));
    const excess = wanted.reduce(
      (sum, { share: { low, high }, value }) => sum + Math.min(Math.max(value, low), high) - value,
      0,
    );
    // Parts that are pushed the way the sum errs less than the others keep their bound whatever x becomes.
    const settled = wanted.filter(({ share: { low, high }, value }) =>
      excess > 0 ? value < low : excess < 0 ? value > high : value < low || value > high,
    );
    if (settled.length === 0 || excess === 0) {
      for (const { share, value } of wanted)
        parts.set(share, Math.min(Math.max(value, share.low), share.high));
      break;
    }
    for (const { share, value } of settled) parts.set(share, value < share.low ? share.low : share.high);
  }
  const values = shares.map((share) => parts.get(share) ?? share.low);
  const sum = values.reduce((all, value) => all + value, 0);
  return Math.abs(sum - total) <= 1e-9 * Math.max(1, Math.abs(total)) ? values : null;
}
