import { once } from '../shared/once.ts';
import type { BetaParameters } from './beta-posterior.ts';
import { type LogitDensity, logitDensity } from './logit-density.ts';
import { gaussLegendre, runningWeights } from './special-functions/gauss-legendre.ts';

/** Which of some rates is the highest, each of them beta distributed and independent of the others. */
export type BestArm = {
  /** For each rate, the probability that it is the highest one. */
  readonly probabilities: readonly number[];
  /** What the highest one is expected to be. */
  readonly expectedMaximum: number;
};

const panel = /* @__PURE__ */ once(() => {
  const points = gaussLegendre(16);
  return { points, weights: points.map(({ weight }) => weight), running: runningWeights(points) };
});
// A panel is so narrow that every density is a polynomial in it to the last digits: in widths of its peak, in distances
// from the peak where only a tail is left, in the unit of the logit where that bends, in distances from there.
const PANEL_WIDTHS = 1.5;
const PANEL_DISTANCES = 0.25;
const PANEL_BENDS = 2;
const PANEL_STRAIGHTS = 1 / 3;

/**
 * Integrates over the logit of the highest rate: the density of one, times the distribution functions of the others, which
 * are sums of their densities so far. It is deterministic, and costs the same for a thousand trials and for a billion.
 */
export function integrateBestArm(arms: readonly BetaParameters[]): BestArm {
  return integrateBest(arms.map(logitDensity), (logit) => 1 / (1 + Math.exp(-logit)));
}

/** {@link integrateBestArm} over any scale on which the densities are log-concave. */
export function integrateBest(
  densities: readonly LogitDensity[],
  valueAt: (point: number) => number,
): BestArm {
  const probabilities = densities.map(() => 0);
  let passed = densities.map(() => 0);
  let expectedMaximum = 0;
  for (const { from, length } of panelsOf(densities)) {
    const slices = densities.map((density, arm) => sliceOf(density, from, length, passed[arm] ?? 0));
    panel().points.forEach(({ at, weight }, point) => {
      const value = valueAt(from + at * length);
      sharesAt(slices, point).forEach((share, arm) => {
        probabilities[arm] = (probabilities[arm] ?? 0) + length * weight * share;
        expectedMaximum += length * weight * share * value;
      });
    });
    passed = slices.map(({ end }) => end);
  }
  return { probabilities, expectedMaximum };
}

type Panel = { readonly from: number; readonly length: number };

function* panelsOf(densities: readonly LogitDensity[]): Generator<Panel> {
  const end = Math.max(...densities.map(({ high }) => high));
  let from = Math.min(...densities.map(({ low }) => low));
  while (from < end) {
    const start = from;
    const limits = densities.map((density) =>
      start < density.high ? Math.max(density.low, start + stepOf(density, start)) : end,
    );
    const to = Math.min(...limits);
    yield { from, length: to - from };
    from = to;
  }
}

function stepOf({ peak, width, bend }: LogitDensity, from: number): number {
  const falling = Math.max(PANEL_WIDTHS * width, PANEL_DISTANCES * Math.abs(from - peak));
  return Math.min(falling, PANEL_BENDS + PANEL_STRAIGHTS * Math.max(0, Math.abs(from) - bend));
}

/** One density within a panel, and its distribution function. */
type Slice = { readonly density: readonly number[]; readonly below: readonly number[]; readonly end: number };

function sliceOf(
  { peak, low, high, at: densityAt }: LogitDensity,
  from: number,
  length: number,
  passed: number,
): Slice {
  const { points, weights: whole, running } = panel();
  if (from >= high || from + length <= low) {
    return { density: points.map(() => 0), below: points.map(() => passed), end: passed };
  }
  const offset = from - peak;
  const density = points.map(({ at }) => densityAt(offset + at * length));
  const sum = (weights: readonly number[]): number => {
    let total = 0;
    for (let point = 0; point < weights.length; point += 1)
      total += (weights[point] ?? 0) * (density[point] ?? 0);
    // Where next to nothing lies below, what cancels could leave less than that.
    return passed + length * Math.max(0, total);
  };
  return { density, below: running.map(sum), end: sum(whole) };
}

/** At a point of the panel, the density of each rate's being the highest one there. */
function sharesAt(slices: readonly Slice[], point: number): readonly number[] {
  const shares = slices.map(({ density }) => density[point] ?? 0);
  let before = 1;
  let after = 1;
  slices.forEach(({ below }, arm) => {
    shares[arm] = (shares[arm] ?? 0) * before;
    before *= below[point] ?? 0;
  });
  for (let arm = slices.length - 1; arm >= 0; arm -= 1) {
    shares[arm] = (shares[arm] ?? 0) * after;
    after *= slices[arm]?.below[point] ?? 0;
  }
  return shares;
}
