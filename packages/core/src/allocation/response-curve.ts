import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { checkNotNegative } from '../shared/check-number.ts';

/** How revenue grows with spend. Both in one currency and unit. */
export type ResponseCurve = {
  /** What the first unit of spend brings. */
  readonly initialRoas: number;
  /** The spend at which the next unit brings half of that. Above 0. */
  readonly scale: number;
};

/** What a spend brings, by a {@link ResponseCurve}. */
export type Response = {
  readonly revenue: number;
  /** Revenue over spend. */
  readonly averageRoas: number;
  /** What the next unit brings. */
  readonly marginalRoas: number;
};

/**
 * The response to a daily spend `s` under diminishing returns: revenue `r S ln(1 + s/S)`, the integral of a marginal ROAS
 * of `r / (1 + s/S)`.
 *
 * ```ts
 * respondTo(1000, { initialRoas: 3, scale: 2000 }); // { revenue: 2432.79, averageRoas: 2.43, marginalRoas: 2 }
 * ```
 *
 * @throws InvalidInputError for a negative spend or an impossible curve
 */
export function respondTo(spend: number, { initialRoas, scale }: ResponseCurve): Response {
  checkNotNegative('spend', spend);
  checkNotNegative('initialRoas', initialRoas);
  checkScale(scale);
  const averageRoas = initialRoas * averageShare(spend / scale);
  return { revenue: averageRoas * spend, averageRoas, marginalRoas: initialRoas / (1 + spend / scale) };
}

/**
 * What the first unit of spend brings where `spend` a day has an average ROAS.
 *
 * @throws InvalidInputError for a negative number or a scale that is not above 0
 */
export function initialRoasOf(
  averageRoas: number,
  { spend, scale }: { readonly spend: number; readonly scale: number },
): number {
  checkNotNegative('averageRoas', averageRoas);
  checkNotNegative('spend', spend);
  checkScale(scale);
  return averageRoas / averageShare(spend / scale);
}

/** `ln(1 + x) / x`: the average return of a spend of `x` scales, as a share of the return of its first unit. */
export function averageShare(x: number): number {
  return x === 0 ? 1 : Math.log1p(x) / x;
}

function checkScale(scale: number): void {
  if (scale > 0 && scale < Number.POSITIVE_INFINITY) return;
  throw new InvalidInputError({ argument: 'scale', message: `not a number above 0: ${scale}` });
}
