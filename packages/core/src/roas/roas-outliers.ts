import type { Policy } from '../policy/policy-schema.ts';
import { isAbove } from '../shared/threshold.ts';
import { roasThresholds } from './roas-thresholds.ts';

/**
 * Reasons to mistrust a return: revenue below nothing, a huge return on few conversions, a high one on less spend than an
 * order is worth. Amounts in the same minor units.
 */
export function findRoasOutliers(
  {
    conversions,
    revenue,
    spend,
    matured,
    averageOrderValue,
  }: {
    readonly conversions: number;
    readonly revenue: number;
    readonly spend: number;
    readonly matured: number;
    readonly averageOrderValue: number;
  },
  policy: Pick<Policy, 'roas'>,
): readonly string[] {
  const { outlierRoas, outlierConversions } = policy.roas;
  return [
    ...(revenue < 0 ? ['negative revenue'] : []),
    ...(isAbove(matured, outlierRoas) && conversions < outlierConversions
      ? [`ROAS above ${outlierRoas} on fewer than ${outlierConversions} conversions`]
      : []),
    ...(isAbove(matured, roasThresholds(policy).fullIncreaseAt) && spend < averageOrderValue
      ? ['high ROAS on less spend than one order is worth']
      : []),
  ];
}
