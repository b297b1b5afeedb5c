import type { Policy } from '../policy/policy-schema.ts';
import type { CleanedArm } from './cleaned-arm.ts';
import { averageShare } from './response-curve.ts';

const STEPS = 12;

/** An arm's delivery on one day. */
type Delivery = { readonly arm: number; readonly impressions: number; readonly spend: number };

/**
 * The spend a day at which returns have halved, in minor units: how impressions were divided between arms of different
 * spend tells how much less the next unit buys. What an arm's impressions cost by themselves is set apart, so that only
 * changes of its spend speak. A normal prior of the logarithm on a grid of 13 values from a quarter to four times its
 * middle; the mean of the posterior.
 *
 * @param total what the arms share a day
 */
export function estimateCurveScale(
  arms: readonly CleanedArm[],
  total: number,
  { allocation: { curve, cost } }: Pick<Policy, 'allocation'>,
): number {
  const days = deliveriesByDay(arms);
  const points = Array.from({ length: STEPS + 1 }, (_, step) => {
    const log = Math.log(4) * ((2 * step) / STEPS - 1);
    const scale = curve.multiple * total * Math.exp(log);
    const likelihood = curve.dayWeight * logLikelihood(days, arms.length, scale, cost.armImpressions);
    return { log, weight: likelihood - 0.5 * (log / curve.spread) ** 2 };
  });
  const most = Math.max(...points.map(({ weight }) => weight));
  const weights = points.map(({ weight }) => Math.exp(weight - most));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const mean = points.reduce((all, { log }, index) => all + log * (weights[index] ?? 0), 0) / sum;
  return curve.multiple * total * Math.exp(mean);
}

function deliveriesByDay(arms: readonly CleanedArm[]): readonly (readonly Delivery[])[] {
  const days = new Map<number, Delivery[]>();
  for (const [arm, { days: series }] of arms.entries()) {
    for (const { daysAgo, impressions, spend } of series) {
      if (spend <= 0) continue;
      const day = days.get(daysAgo) ?? [];
      days.set(daysAgo, day);
      day.push({ arm, impressions, spend });
    }
  }
  // One arm alone has all impressions, whatever the curve.
  return [...days.values()].filter((day) => day.length > 1);
}

/** Of how each day's impressions fell to the arms, with the arms' own efficiency at this scale. */
function logLikelihood(
  days: readonly (readonly Delivery[])[],
  arms: number,
  scale: number,
  weight: number,
): number {
  const reach = ({ spend }: Delivery): number => spend * averageShare(spend / scale);
  const efficiency = efficiencies(days, arms, reach, weight);
  let sum = 0;
  for (const day of days) {
    const parts = day.map((each) => (efficiency[each.arm] ?? 1) * reach(each));
    const all = parts.reduce((total, part) => total + part, 0);
    for (const [index, { impressions }] of day.entries())
      sum += impressions * Math.log((parts[index] ?? all) / all);
  }
  return sum;
}

/** Impressions of each arm over those that its spend would have bought at the price of all, pulled towards 1. */
function efficiencies(
  days: readonly (readonly Delivery[])[],
  arms: number,
  reach: (delivery: Delivery) => number,
  weight: number,
): readonly number[] {
  const shown = Array.from({ length: arms }, () => weight);
  const expected = Array.from({ length: arms }, () => weight);
  for (const day of days) {
    const impressions = day.reduce((sum, each) => sum + each.impressions, 0);
    const all = day.reduce((sum, each) => sum + reach(each), 0);
    for (const each of day) {
      shown[each.arm] = (shown[each.arm] ?? 0) + each.impressions;
      expected[each.arm] = (expected[each.arm] ?? 0) + (impressions * reach(each)) / all;
    }
  }
  return shown.map((impressions, arm) => impressions / (expected[arm] ?? 1));
}
