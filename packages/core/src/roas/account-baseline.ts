import type { Policy } from '../policy/policy-schema.ts';
import { knownDays } from './known-days.ts';
import type { RoasDay } from './roas-day.ts';

/** What an account's own figures lead one to expect of an ad set that nothing is known of. */
export type RoasPrior = {
  /** Revenue per conversion in minor units; null where the account has none. */
  readonly averageOrderValue: number | null;
  readonly roas: number;
};

/**
 * The account's average order value and ROAS over its days; the policy's prior ROAS until there are
 * `roas.minAccountConversions`.
 */
export function computeRoasPrior(
  days: readonly RoasDay[],
  { roas, maturity }: Pick<Policy, 'roas' | 'maturity'>,
): RoasPrior {
  const known = knownDays(days, { maturity });
  const conversions = known.reduce((sum, day) => sum + day.conversions, 0);
  const revenue = known.reduce((sum, day) => sum + day.revenue, 0);
  const maturedSpend = known.reduce((sum, day) => sum + day.maturity * day.spend, 0);
  const enough = conversions >= roas.minAccountConversions && maturedSpend > 0 && revenue > 0;
  return {
    averageOrderValue: conversions > 0 && revenue > 0 ? revenue / conversions : null,
    roas: enough ? revenue / maturedSpend : roas.priorRoas,
  };
}
