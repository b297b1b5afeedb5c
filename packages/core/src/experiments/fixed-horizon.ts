import type { Policy } from '../policy/policy-schema.ts';
import { adjustPValues } from '../stats/adjust-p-values.ts';
import { chiSquareTest } from '../stats/chi-square-test.ts';
import type { ContingencyResult, UntestableTable } from '../stats/contingency-table.ts';
import { fisherExactTest } from '../stats/fisher-exact-test.ts';
import { normalTails } from '../stats/special-functions/normal-distribution.ts';
import { studentTails } from '../stats/special-functions/student-t-distribution.ts';
import type { TrialCounts } from '../stats/trial-counts.ts';
import type { MeasuredVariants } from './measure-variants.ts';

/** The leader against one other variant, by a test for one look. */
export type PairwiseResult = {
  readonly variantId: string;
  /** `t`: of values per impression or money, with the noise of days. */
  readonly test: 'chi_square' | 'fisher' | 't';
  /** 1 where it cannot be tested: a pair of which nothing can be said does not differ. */
  readonly pValue: number;
  /** After Holm, among all that the leader is compared with. */
  readonly adjustedPValue: number;
};

/** Over all variants at once; not testable where nothing happened or everything did. */
export type OmnibusResult = ContingencyResult | UntestableTable;

/** Whether the variants have one common rate. */
export function testOmnibus(
  counts: readonly TrialCounts[],
  { minExpectedCount }: Pick<Policy['experiments'], 'minExpectedCount'>,
): OmnibusResult {
  return chiSquareTest(counts.map(tableRow), { minExpectedCount });
}

/**
 * The leader against each other variant, in their order.
 *
 * @param omnibus over all variants; null where they are not compared by counts
 */
export function testPairs(
  { measures, counts }: MeasuredVariants,
  { leader, omnibus }: { readonly leader: number; readonly omnibus: OmnibusResult | null },
): readonly PairwiseResult[] {
  const isLow = omnibus?.lowExpectedCounts ?? false;
  const others = measures.ids.flatMap((id, at) => (at === leader ? [] : [{ id, at }]));
  const raw = others.map(({ at }) => {
    if (counts === null) return comparePair(measures, leader, at);
    // Of two variants the test over all is that of the pair.
    if (others.length === 1 && !isLow) return omnibus?.pValue ?? 1;
    return countPair(counts[leader], counts[at], isLow);
  });
  const adjusted = adjustPValues(raw, 'holm');
  const test = counts === null ? 't' : isLow ? 'fisher' : 'chi_square';
  return others.map(({ id }, at) => ({
    variantId: id,
    test,
    pValue: raw[at] ?? 1,
    adjustedPValue: adjusted[at] ?? 1,
  }));
}

function countPair(a: TrialCounts | undefined, b: TrialCounts | undefined, isLow: boolean): number {
  if (!a || !b) return 1;
  if (!isLow) return chiSquareTest([tableRow(a), tableRow(b)]).pValue ?? 1;
  // Conversions that are shared out among clicks need not be whole.
  return fisherExactTest([tableRow(a).map(Math.round), tableRow(b).map(Math.round)]).pValue;
}

function comparePair({ contrast }: MeasuredVariants['measures'], first: number, second: number): number {
  const measured = contrast(first, second);
  if ('testable' in measured) return 1;
  const { difference, variance, nu } = measured;
  const distance = Math.abs(difference) / Math.sqrt(variance);
  const { upper } = nu === null ? normalTails(distance) : studentTails(distance, nu);
  return Math.min(1, 2 * upper);
}

function tableRow({ successes, trials }: TrialCounts): readonly [number, number] {
  return [successes, trials - successes];
}
