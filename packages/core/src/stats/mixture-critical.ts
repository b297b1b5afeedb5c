/** How far the mixture of a test is from knowing nothing: the variance over itself plus that of the true differences. */
export type MixtureShare = {
  readonly kept: number;
  /** 1 - kept */
  readonly found: number;
  readonly lnKept: number;
};

/** @param excess the variance of the true differences over that of the observed one */
export function mixtureShare(excess: number): MixtureShare {
  return { kept: 1 / (1 + excess), found: excess / (1 + excess), lnKept: -Math.log1p(excess) };
}

/**
 * The squared z at which a mixture test rejects, and how fast that grows with the logarithm of the information, the inverse
 * of the variance; null where it never rejects, as yet.
 *
 * @param nu degrees of freedom of the variance; null where it is known
 */
export function mixtureCritical(
  { kept, found, lnKept }: MixtureShare,
  { alpha, nu }: { readonly alpha: number; readonly nu: number | null },
): { readonly square: number; readonly growth: number } | null {
  const bound = -2 * Math.log(alpha) - lnKept;
  if (nu === null) {
    const square = bound / found;
    return { square, growth: 1 - kept * square };
  }
  const exponent = bound / (nu + 1);
  const room = 1 - kept * Math.exp(exponent);
  if (!(room > 0)) return null;
  const raised = Math.expm1(exponent);
  const growth = ((nu * found * (1 + raised)) / room) * ((found / (nu + 1) - kept * raised) / room);
  return { square: (nu * raised) / room, growth };
}
