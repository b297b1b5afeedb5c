/**
 * The marginal return that all arms with a spend have in common where they share a total of `scales`, in units of the
 * scale at which returns halve; 0 where no arm brings anything.
 */
function levelOf(returns: readonly number[], scales: number): number {
  const falling = returns.toSorted((a, b) => b - a);
  let sum = 0;
  let level = 0;
  for (let count = 1; count <= falling.length; count += 1) {
    const first = falling[count - 1] ?? 0;
    if (first <= level) break;
    sum += first;
    level = sum / (scales + count);
  }
  return level;
}

/** The spend of each arm at which its next unit brings `level`; none where its first one does not. */
function fillTo(returns: readonly number[], level: number, scale: number): readonly number[] {
  return returns.map((first) => (first > level ? scale * (first / level - 1) : 0));
}

/** The spend of each arm that makes most of a total. */
export function fillTotal(returns: readonly number[], total: number, scale: number): readonly number[] {
  const level = total > 0 ? levelOf(returns, total / scale) : 0;
  return level > 0 ? fillTo(returns, level, scale) : returns.map(() => 0);
}

/** The spend of each arm at which its next unit brings `level`, or what makes most of a cap where that is more. */
export function fillUpTo(
  returns: readonly number[],
  { level, cap, scale }: { readonly level: number; readonly cap: number; readonly scale: number },
): readonly number[] {
  const spend = fillTo(returns, level, scale);
  const sum = spend.reduce((all, each) => all + each, 0);
  return sum > cap ? fillTotal(returns, cap, scale) : spend;
}
