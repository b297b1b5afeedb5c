import { once } from '../../shared/once.ts';
import { gaussLegendre } from './gauss-legendre.ts';

const quadrature = /* @__PURE__ */ once(() => gaussLegendre(48));
// exp(-40) is below the last digit of the whole.
const NEGLIGIBLE = 40;
const WIDEN = 1.25;

/**
 * The integral of `exp(-decay(u))` from 0 to `end`, where `decay` is convex, 0 at 0, and there has the given slope and
 * curvature. It is what a tail of a log-concave density weighs relative to the density at its edge, and it costs the same
 * whatever the parameters are.
 */
export function integrateTail(
  decay: (u: number) => number,
  {
    slope,
    curvature,
    end = Number.POSITIVE_INFINITY,
  }: { readonly slope: number; readonly curvature: number; readonly end?: number },
): number {
  // Where slope and curvature alone would make the rest negligible; widened where the decay is slower than that.
  let length = NEGLIGIBLE / (slope / 2 + Math.hypot(slope / 2, Math.sqrt((NEGLIGIBLE * curvature) / 2)));
  while (length < end && decay(length) < NEGLIGIBLE) length *= WIDEN;
  length = Math.min(length, end);
  let sum = 0;
  for (const { at, weight } of quadrature()) sum += weight * Math.exp(-decay(at * length));
  return length * sum;
}
