import type { Policy } from '../policy/policy-schema.ts';
import type { GammaBelief } from './belief.ts';
import type { CleanedArm } from './cleaned-arm.ts';

type Wear = {
  /** Fall of the logarithm of click rates per `unit` of exposure. */
  readonly wear: number;
  readonly unit: number;
};

/** Weighted figures of an arm, its clicks brought to the present exposure. */
type Sums = { clicks: number; impressions: number; squares: number };

/**
 * Clicks per impression of each arm as they are now, pulled towards all arms together: older days fade, and what was worn
 * off since is taken from them. Days differ by more than counting, so that many impressions of few days weigh less.
 *
 * @param prior the account's rate, which weighs a few impressions
 * @param cv spread of an arm's daily click rate beyond counting, relative
 * @returns in the order of the arms
 */
export function estimateClickRates(
  arms: readonly CleanedArm[],
  prior: number,
  { cv, policy, ...wear }: Wear & { readonly cv: number; readonly policy: Pick<Policy, 'allocation'> },
): readonly GammaBelief[] {
  const { clickHalfLifeDays, priors, weights } = policy.allocation;
  const sums = arms.map((arm) => sumDays(arm, clickHalfLifeDays, wear));
  const clicks = sums.reduce((all, sum) => all + sum.clicks, priors.impressions * prior);
  const impressions = sums.reduce((all, sum) => all + sum.impressions, priors.impressions);
  return sums.map((sum) => {
    const effectiveDays = sum.squares > 0 ? sum.impressions ** 2 / sum.squares : 1;
    const inflation = 1 + (cv ** 2 * sum.clicks) / effectiveDays;
    return {
      shape: weights.clicks + sum.clicks / inflation,
      rate: (weights.clicks * impressions) / clicks + sum.impressions / inflation,
    };
  });
}

function sumDays({ days, exposure }: CleanedArm, halfLife: number, { wear, unit }: Wear): Sums {
  const sums: Sums = { clicks: 0, impressions: 0, squares: 0 };
  for (const day of days) {
    if (day.clicks === null) continue;
    const weight = 0.5 ** (day.daysAgo / halfLife);
    sums.clicks += weight * day.clicks * Math.exp((wear * (exposure - day.exposure)) / unit);
    sums.impressions += weight * day.impressions;
    sums.squares += (weight * day.impressions) ** 2;
  }
  return sums;
}
