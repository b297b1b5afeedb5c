// Stands for a partial denominator of 0, as the method asks.
const TINY = 1e-300;

/**
 * `first + n(1) / (d(1) + n(2) / (d(2) + ...))` by the modified method of Lentz; null where `maxTerms` do not settle it.
 */
export function continuedFraction({
  first,
  numerator,
  denominator,
  maxTerms,
}: {
  readonly first: number;
  readonly numerator: (term: number) => number;
  readonly denominator: (term: number) => number;
  readonly maxTerms: number;
}): number | null {
  let value = first || TINY;
  let front = value;
  let back = 0;
  for (let term = 1; term <= maxTerms; term += 1) {
    const above = numerator(term);
    const below = denominator(term);
    back = 1 / (below + above * back || TINY);
    front = below + above / front || TINY;
    const factor = front * back;
    value *= factor;
    if (Math.abs(factor - 1) <= Number.EPSILON) return value;
  }
  return null;
}
