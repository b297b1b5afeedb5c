import { type BestArm, integrateBest } from './best-arm.ts';
import type { LogitDensity } from './logit-density.ts';

/** A value that is known up to a normal error, whose standard deviation is above 0. */
export type NormalValue = { readonly mean: number; readonly standardDeviation: number };

// In standard deviations: what lies beyond is less than the last digit.
const REACH = 9;

/** Which of some independent normal values is the highest, and what it is expected to be. */
export function findBestOfNormals(values: readonly NormalValue[]): BestArm {
  const unit = Math.min(...values.map(({ standardDeviation }) => standardDeviation));
  const densities = values.map(({ mean, standardDeviation }) =>
    normalDensity(mean / unit, standardDeviation / unit),
  );
  return integrateBest(densities, (point) => point * unit);
}

function normalDensity(peak: number, width: number): LogitDensity {
  const height = 1 / (width * Math.sqrt(2 * Math.PI));
  return {
    peak,
    width,
    // Its logarithm bends alike everywhere: what is to be seen of it is as wide as its peak.
    bend: Number.NEGATIVE_INFINITY,
    low: peak - REACH * width,
    high: peak + REACH * width,
    at: (distance) => height * Math.exp(-0.5 * (distance / width) ** 2),
  };
}
