import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { addHours, hoursBetween, type Instant } from '../shared/instant.ts';

/** Whether a test may be judged. */
export type EmbargoVerdict =
  | { readonly status: 'ready'; readonly reason: null; readonly missing: null; readonly expectedAt: null }
  | {
      readonly status: 'needs_more_data';
      readonly reason: 'insufficient_duration' | 'insufficient_impressions';
      readonly missing: MissingEvidence;
      /**
       * When the embargo is expected to be over, at the pace so far; null where a variant is not shown at all, or so rarely
       * that it would take more than ten years.
       */
      readonly expectedAt: Instant | null;
    };

/** What a test lacks. */
export type MissingEvidence = {
  /** 0 where it has run for long enough. */
  readonly hours: number;
  /** Variants that were shown too rarely, with how often they have yet to be shown. */
  readonly impressions: readonly { readonly variantId: string; readonly impressions: number }[];
};

/**
 * Whether a test may be judged at all: `minDurationHours` after its start (that instant is enough), and every variant
 * with `minImpressionsPerVariant` impressions. Too short a time is told before too few impressions.
 *
 * ```ts
 * checkEmbargo({ variants: [{ id: 'a', impressions: 999 }, { id: 'b', impressions: 2000 }], startedAt, now, policy });
 * // { status: 'needs_more_data', reason: 'insufficient_impressions', missing: { hours: 0, impressions: [...] }, ... }
 * ```
 *
 * @throws InvalidInputError for a test without variants, impressions that are no count, or instants that are none
 */
export function checkEmbargo({
  variants,
  startedAt,
  now,
  policy,
}: {
  readonly variants: readonly { readonly id: string; readonly impressions: number }[];
  readonly startedAt: Instant;
  readonly now: Instant;
  readonly policy: { readonly experiments: EmbargoPolicy };
}): EmbargoVerdict {
  const { minDurationHours, minImpressionsPerVariant } = policy.experiments;
  checkImpressions(variants);
  const elapsed = hoursBetween(startedAt, now);
  const hours = Math.max(0, minDurationHours - elapsed);
  const impressions = variants
    .filter((variant) => variant.impressions < minImpressionsPerVariant)
    .map(({ id, impressions: shown }) => ({ variantId: id, impressions: minImpressionsPerVariant - shown }));
  if (hours === 0 && impressions.length === 0) return READY;
  const least = Math.min(...variants.map((variant) => variant.impressions));
  const expected = impressions.length === 0 ? 0 : hoursUntil(minImpressionsPerVariant, least, elapsed);
  return {
    status: 'needs_more_data',
    reason: hours > 0 ? 'insufficient_duration' : 'insufficient_impressions',
    missing: { hours, impressions },
    expectedAt: expected === null ? null : addHours(startedAt, Math.max(minDurationHours, expected)),
  };
}

type EmbargoPolicy = Pick<Policy['experiments'], 'minDurationHours' | 'minImpressionsPerVariant'>;

const READY: EmbargoVerdict = { status: 'ready', reason: null, missing: null, expectedAt: null };

/** Farther away nothing is expected: a pace that slow is none. */
const MAX_EXPECTED_HOURS = 10 * 365 * 24;

/** Hours since the start that the impressions take at the pace so far; null where there is none. */
function hoursUntil(needed: number, shown: number, elapsed: number): number | null {
  if (shown === 0 || elapsed <= 0) return null;
  const hours = (elapsed * needed) / shown;
  return hours <= MAX_EXPECTED_HOURS ? hours : null;
}

function checkImpressions(variants: readonly { readonly id: string; readonly impressions: number }[]): void {
  if (variants.length === 0)
    throw new InvalidInputError({ argument: 'variants', message: 'a test without variants' });
  for (const { id, impressions } of variants) {
    if (impressions >= 0 && impressions <= Number.MAX_SAFE_INTEGER) continue;
    throw new InvalidInputError({
      argument: 'variants',
      message: `impressions of "${id}" are no count: ${impressions}`,
    });
  }
}
