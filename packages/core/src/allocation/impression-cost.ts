import type { Policy } from '../policy/policy-schema.ts';
import type { CleanedArm } from './cleaned-arm.ts';
import { averageShare } from './response-curve.ts';

/**
 * Minor units per thousand impressions at the first unit of spend, of each arm: the price of the last days without what
 * the response curve explains of it, pulled towards the campaign's, and that one towards the account's.
 *
 * @param prior the account's spend per thousand impressions
 * @param scale of the response curve, in minor units a day
 * @returns in the order of the arms
 */
export function estimateImpressionCosts(
  arms: readonly CleanedArm[],
  prior: number,
  { scale, policy }: { readonly scale: number; readonly policy: Pick<Policy, 'allocation'> },
): readonly number[] {
  const { days: last, impressions: weight, armImpressions } = policy.allocation.cost;
  const sums = arms.map(({ days }) => {
    const recent = days.filter(({ daysAgo }) => daysAgo <= last);
    return {
      impressions: recent.reduce((all, day) => all + day.impressions, 0),
      spend: recent.reduce((all, { spend }) => all + spend * averageShare(spend / scale), 0),
    };
  });
  const all = sums.reduce(
    (a, b) => ({ impressions: a.impressions + b.impressions, spend: a.spend + b.spend }),
    { impressions: weight, spend: (weight * prior) / 1000 },
  );
  const common = (1000 * all.spend) / all.impressions;
  return sums.map(
    ({ impressions, spend }) => (1000 * spend + armImpressions * common) / (impressions + armImpressions),
  );
}
