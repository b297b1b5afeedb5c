import { once } from '../shared/once.ts';
import { gaussLegendre } from './special-functions/gauss-legendre.ts';
import { lnNormalDensity, normalTails } from './special-functions/normal-distribution.ts';

/**
 * Where the paths of a test that has not stopped are: a random walk whose variance is the share of information so far.
 * Bounds are symmetric, so that half of the paths tell of all: those at 0 or above, at some points with some mass each.
 */
export type SurvivingPaths = {
  readonly information: number;
  readonly points: readonly { readonly at: number; readonly mass: number }[];
};

/** All paths begin at 0. */
export const START: SurvivingPaths = { information: 0, points: [{ at: 0, mass: 0.5 }] };

const quadrature = /* @__PURE__ */ once(() => gaussLegendre(16));
// Within so many standard deviations of a step, a density that was spread by it is a polynomial to the last digits.
const PANEL_STEPS = 2.5;
// What is smaller than the largest term by this factor, as a logarithm, is below its last digit.
const NEGLIGIBLE = 45;

/**
 * The chance that a path is beyond a bound at the next look, on either side: its logarithm, and how fast that falls as
 * the bound is raised.
 *
 * @param z the bound in standard errors
 */
export function crossing(
  { information, points }: SurvivingPaths,
  next: number,
  z: number,
): { readonly lnProbability: number; readonly fall: number } {
  const step = Math.sqrt(next - information);
  const jumps = points.flatMap(({ at, mass }) =>
    [-at, at].map((from) => {
      const distance = (z * Math.sqrt(next) - from) / step;
      const lnMass = Math.log(2 * mass);
      return { distance, lnMass, atMost: lnMass - Math.max(0, distance) ** 2 / 2 };
    }),
  );
  const most = jumps.reduce((max, { atMost }) => Math.max(max, atMost), Number.NEGATIVE_INFINITY);
  let probability = 0;
  let density = 0;
  for (const { distance, lnMass, atMost } of jumps) {
    if (atMost < most - NEGLIGIBLE) continue;
    probability += Math.exp(lnMass - most + normalTails(distance).lnUpper);
    density += Math.exp(lnMass - most + lnNormalDensity(distance));
  }
  return {
    lnProbability: most + Math.log(probability),
    fall: (density / probability) * (Math.sqrt(next) / step),
  };
}

/**
 * The paths that are within a bound at a look.
 *
 * @param after the information of the look after that, on whose step the resolution depends
 */
export function survive(
  { information, points }: SurvivingPaths,
  { look, z, after }: { readonly look: number; readonly z: number; readonly after: number },
): SurvivingPaths {
  const bound = z * Math.sqrt(look);
  const step = Math.sqrt(look - information);
  const panels = Math.ceil(bound / (PANEL_STEPS * Math.min(step, Math.sqrt(after - look))));
  const length = bound / panels;
  // A path to the bound makes this jump at the last step, more or less some standard deviations.
  const reach = z * (step / Math.sqrt(look)) + Math.sqrt(2 * NEGLIGIBLE);
  const massAt = (position: number): number => {
    let mass = 0;
    for (const from of points) {
      const distance = Math.abs(position - from.at) / step;
      const mirrored = (position + from.at) / step;
      if (distance < reach) mass += from.mass * Math.exp(lnNormalDensity(distance));
      if (mirrored < reach) mass += from.mass * Math.exp(lnNormalDensity(mirrored));
    }
    return mass / step;
  };
  return {
    information: look,
    points: Array.from({ length: panels }, (_, panel) =>
      quadrature().map(({ at, weight }) => {
        const position = (panel + at) * length;
        return { at: position, mass: weight * length * massAt(position) };
      }),
    ).flat(),
  };
}
