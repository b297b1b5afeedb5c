import type { Rng } from '../shared/rng.ts';
import type { ArmBelief, GammaBelief } from './belief.ts';

/**
 * Draws of what the first unit of spend brings, by draw and arm: click rate, conversion rate and order value of each arm
 * in turn. Every arm takes the same random numbers whatever is believed of it, so that in no draw a better belief brings
 * less.
 *
 * @param arms in the order in which they take numbers
 */
export function drawReturns(
  arms: readonly ArmBelief[],
  { rng, draws }: { readonly rng: Rng; readonly draws: number },
): readonly (readonly number[])[] {
  return Array.from({ length: draws }, () =>
    arms.map(({ clickRate, conversionRate, orderValue, impressionsPerUnit }) => {
      const rate = drawGamma(clickRate, rng) * drawGamma(conversionRate, rng);
      // No order is worth less than one minor unit.
      const value = Math.max(1, orderValue.mean * (1 + orderValue.spread * drawNormal(rng)));
      return rate * value * impressionsPerUnit;
    }),
  );
}

/**
 * A number of a gamma distribution by the cube of a normal one (E. B. Wilson and M. M. Hilferty, "The distribution of
 * chi-square", PNAS 17, 1931): from a shape of 10 on, the middle 95 % within 0.5 % of the exact quantiles, the rest up to
 * a thousandth within 2 %. Far less than the draws themselves vary, and every draw takes as many numbers.
 */
function drawGamma({ shape, rate }: GammaBelief, rng: Rng): number {
  const root = 1 - 1 / (9 * shape) + drawNormal(rng) / (3 * Math.sqrt(shape));
  return (shape * Math.max(0, root) ** 3) / rate;
}

function drawNormal(rng: Rng): number {
  return Math.sqrt(-2 * Math.log(1 - rng.next())) * Math.cos(2 * Math.PI * rng.next());
}
