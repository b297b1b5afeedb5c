import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { Instant } from '../shared/instant.ts';
import { adjustPValues } from '../stats/adjust-p-values.ts';
import { chiSquareTest } from '../stats/chi-square-test.ts';
import { wilsonInterval } from '../stats/wilson-interval.ts';
import { checkEmbargo } from './check-embargo.ts';

/** A variant's counts of the metric that decides: how often it happened, of how many impressions. */
export type VariantCounts = {
  readonly id: string;
  readonly name: string;
  readonly impressions: number;
  readonly successes: number;
};

export type VariantResult = VariantCounts & {
  readonly rate: number | null;
  /** Wilson, 95 %. */
  readonly interval: readonly [low: number, high: number] | null;
  /** Against the leader, Holm-adjusted; null for the leader itself and where it cannot be tested. */
  readonly pValue: number | null;
};

export type ExperimentEvaluation = {
  readonly status: 'needs_more_data' | 'significant' | 'not_significant';
  readonly winnerId: string | null;
  /** Over all variants; null before the embargo is over and where the table cannot be tested. */
  readonly pValue: number | null;
  readonly statistic: number | null;
  readonly degreesOfFreedom: number | null;
  readonly cramersV: number | null;
  readonly lowExpectedCounts: boolean | null;
  readonly variants: readonly VariantResult[];
  readonly reason: string;
};

/**
 * One look at a test by chi-square: over all variants, then the leader against each other one, Holm-adjusted. The
 * leader wins where every one of these comparisons is significant at `experiments.alpha`. Ties keep the earlier variant.
 *
 * Valid for a single look that was planned beforehand: looking again and again finds a winner where there is none.
 *
 * @throws InvalidInputError for fewer than `minVariants` or more than `maxVariants` variants, for two with one id, or
 * for successes beyond impressions
 */
export function evaluateExperiment({
  variants,
  startedAt,
  now,
  policy,
}: {
  readonly variants: readonly VariantCounts[];
  readonly startedAt: Instant;
  readonly now: Instant;
  readonly policy: Pick<Policy, 'experiments'>;
}): ExperimentEvaluation {
  const { minVariants, maxVariants, minExpectedCount, alpha } = policy.experiments;
  checkVariants(variants, minVariants, maxVariants);
  const embargo = checkEmbargo({ variants, startedAt, now, policy });
  if (!embargo.passed) return untested('needs_more_data', variants, embargo.reason);
  const table = variants.map(countsOf);
  const overall = chiSquareTest(table, { minExpectedCount });
  if (!overall.testable)
    return untested('not_significant', variants, 'no variant differs: nothing happened, or everything did');
  const leader = leaderOf(variants);
  const pValues = pValuesAgainst(leader, variants);
  const { pValue, statistic, degreesOfFreedom, cramersV, lowExpectedCounts } = overall;
  const wins = pValue < alpha && [...pValues.values()].every((p) => p < alpha) && !lowExpectedCounts;
  return {
    status: wins ? 'significant' : 'not_significant',
    winnerId: wins ? leader.id : null,
    pValue,
    statistic,
    degreesOfFreedom,
    cramersV,
    lowExpectedCounts,
    variants: variants.map((variant) => ({ ...describe(variant), pValue: pValues.get(variant.id) ?? null })),
    reason: reasonOf({ wins, leader, pValue, pValues, alpha, lowExpectedCounts }),
  };
}

/** The evaluation of a test about which nothing can be said. */
export function undecidable(reason: string): ExperimentEvaluation {
  return untested('needs_more_data', [], reason);
}

function checkVariants(variants: readonly VariantCounts[], min: number, max: number): void {
  if (variants.length < min || variants.length > max) {
    throw new InvalidInputError({
      argument: 'variants',
      message: `a test has ${min} to ${max} variants, not ${variants.length}`,
    });
  }
  if (new Set(variants.map(({ id }) => id)).size < variants.length) {
    throw new InvalidInputError({ argument: 'variants', message: 'two variants have the same id' });
  }
  for (const { name, successes, impressions } of variants) {
    if (!(successes >= 0 && successes <= impressions)) {
      throw new InvalidInputError({
        argument: 'variants',
        message: `"${name}": ${successes} of ${impressions} impressions`,
      });
    }
  }
}

function leaderOf(variants: readonly VariantCounts[]): VariantCounts {
  return variants.reduce((best, variant) =>
    (rateOf(variant) ?? -1) > (rateOf(best) ?? -1) ? variant : best,
  );
}

function pValuesAgainst(
  leader: VariantCounts,
  variants: readonly VariantCounts[],
): ReadonlyMap<string, number> {
  const others = variants.filter(({ id }) => id !== leader.id);
  // A pair that cannot be tested does not differ.
  const raw = others.map((other) => chiSquareTest([countsOf(leader), countsOf(other)]).pValue ?? 1);
  const adjusted = adjustPValues(raw, 'holm');
  return new Map(others.map(({ id }, index) => [id, adjusted[index] ?? 1]));
}

function untested(
  status: 'needs_more_data' | 'not_significant',
  variants: readonly VariantCounts[],
  reason: string,
): ExperimentEvaluation {
  return {
    status,
    winnerId: null,
    pValue: null,
    statistic: null,
    degreesOfFreedom: null,
    cramersV: null,
    lowExpectedCounts: null,
    variants: variants.map((variant) => ({ ...describe(variant), pValue: null })),
    reason,
  };
}

function describe(variant: VariantCounts): Omit<VariantResult, 'pValue'> {
  const { successes, impressions } = variant;
  return {
    ...variant,
    rate: rateOf(variant),
    interval: impressions === 0 ? null : wilsonInterval(successes, impressions, 0.95),
  };
}

function reasonOf({
  wins,
  leader,
  pValue,
  pValues,
  alpha,
  lowExpectedCounts,
}: {
  readonly wins: boolean;
  readonly leader: VariantCounts;
  readonly pValue: number;
  readonly pValues: ReadonlyMap<string, number>;
  readonly alpha: number;
  readonly lowExpectedCounts: boolean;
}): string {
  const weakest = Math.max(...pValues.values());
  const figures = `p ${pValue.toPrecision(3)} over all, at most ${weakest.toPrecision(3)} against each other one`;
  if (wins) return `"${leader.name}" leads with ${percent(rateOf(leader))}: ${figures}, below ${alpha}`;
  if (lowExpectedCounts) return `too few events for a chi-square verdict: ${figures}`;
  return `"${leader.name}" leads with ${percent(rateOf(leader))}, but ${figures}: not below ${alpha}`;
}

function countsOf({ successes, impressions }: VariantCounts): readonly number[] {
  return [successes, impressions - successes];
}

function rateOf({ successes, impressions }: VariantCounts): number | null {
  return impressions === 0 ? null : successes / impressions;
}

function percent(rate: number | null): string {
  return rate === null ? 'nothing' : `${(rate * 100).toFixed(2)} %`;
}
