import type { ExperimentDesign } from '../model/experiment.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { Statistics } from './statistical-results.ts';
import type { VariantFigures } from './variant-figures.ts';

/** What makes a result less than it seems. */
export type ExperimentWarning = {
  readonly code: 'sample_ratio_mismatch' | 'imbalance' | 'low_expected_counts' | 'tie';
  readonly message: string;
};

/** What is to be said of a test besides its verdict. */
export function listWarnings({
  variants,
  design,
  statistics: { results, leader },
  scores,
  policy,
}: {
  readonly variants: readonly VariantFigures[];
  readonly design: ExperimentDesign;
  readonly statistics: Pick<Statistics, 'results' | 'leader'>;
  readonly scores: readonly number[];
  readonly policy: Policy['experiments'];
}): readonly ExperimentWarning[] {
  const { sampleRatio, omnibus, chiSquare, rates } = results;
  const imbalance = describeImbalance(variants, design, policy);
  const best = leader === null ? null : (rates?.[leader]?.value ?? null);
  const level = (rates ?? []).filter(({ value }) => value !== null && value === best);
  const top = scores.filter((score) => score === Math.max(...scores));
  const warnings: readonly (ExperimentWarning | false)[] = [
    sampleRatio.suspicious && {
      code: 'sample_ratio_mismatch',
      message: `impressions are not shared out as planned (p ${sampleRatio.pValue.toPrecision(2)})${design === 'observational' ? ': ads that compete for delivery seldom are' : ': delivery or counting is at fault'}`,
    },
    imbalance !== null && { code: 'imbalance', message: imbalance },
    ((omnibus ?? chiSquare)?.lowExpectedCounts ?? false) && {
      code: 'low_expected_counts',
      message: `fewer than ${policy.minExpectedCount} events are expected of a variant: chi-square is an approximation`,
    },
    level.length > 1 && {
      code: 'tie',
      message: `${level.length} variants lead alike: the earlier one is taken`,
    },
    level.length <= 1 &&
      top.length > 1 && {
        code: 'tie',
        message: `${top.length} variants have the best score: the earlier one is taken`,
      },
  ];
  return warnings.filter((warning) => warning !== false);
}

/**
 * Says where ads that nobody randomised were served so unevenly that no test was made for it; null where they were not.
 */
export function describeImbalance(
  variants: readonly Pick<VariantFigures, 'impressions'>[],
  design: ExperimentDesign,
  { maxImbalance }: Policy['experiments'],
): string | null {
  const impressions = variants.map((variant) => variant.impressions);
  const [least, most] = [Math.min(...impressions), Math.max(...impressions)];
  if (design === 'randomized' || most <= maxImbalance * least) return null;
  return `impressions from ${least} to ${most}, more than 1 to ${maxImbalance}: delivery has chosen, not the test`;
}
