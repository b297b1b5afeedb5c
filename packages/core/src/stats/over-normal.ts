import { lnNormalDensity } from './special-functions/normal-distribution.ts';

const STEP = 0.5;
const FARTHEST = 7;

/** The mean of a smooth function of a standard normal variable, by the trapezoidal rule, which is all but exact for it. */
export function overNormal(valueAt: (z: number) => number): number {
  let sum = 0;
  for (let z = -FARTHEST; z <= FARTHEST; z += STEP) sum += Math.exp(lnNormalDensity(z)) * valueAt(z);
  return sum * STEP;
}
