import type { Policy } from '../policy/policy-schema.ts';
import type { CleanedArm } from './cleaned-arm.ts';

/**
 * How much the logarithm of click rates falls with each `unit` of exposure: one weighted slope within the arms, pulled
 * towards the policy's. 0 or less.
 *
 * @param unit impressions of a week of the total
 * @param cv spread of an arm's daily click rate beyond counting, relative
 */
export function estimateWear(
  arms: readonly CleanedArm[],
  {
    unit,
    cv,
    policy,
  }: { readonly unit: number; readonly cv: number; readonly policy: Pick<Policy, 'allocation'> },
): number {
  const { days, minClicks, priorSlope, priorWeight, steepest } = policy.allocation.wear;
  let [slope, weight] = [priorSlope * priorWeight, priorWeight];
  for (const arm of arms) {
    const points = arm.days.flatMap(({ daysAgo, clicks, impressions, exposure }) =>
      daysAgo <= days && clicks !== null && clicks >= minClicks && impressions > 0
        ? [{ w: 1 / (1 / clicks + cv ** 2), x: exposure / unit, y: Math.log(clicks / impressions) }]
        : [],
    );
    const sum = points.reduce((all, { w }) => all + w, 0);
    const x = points.reduce((all, point) => all + point.w * point.x, 0) / sum;
    const y = points.reduce((all, point) => all + point.w * point.y, 0) / sum;
    for (const point of points) {
      slope += point.w * (point.x - x) * (point.y - y);
      weight += point.w * (point.x - x) ** 2;
    }
  }
  return Math.min(0, Math.max(steepest, slope / weight));
}
