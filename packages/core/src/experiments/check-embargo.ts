import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { addHours, hoursBetween, type Instant } from '../shared/instant.ts';

export type EmbargoVerdict =
  | { readonly passed: true }
  | {
      readonly passed: false;
      readonly cause: 'insufficient_duration' | 'insufficient_impressions';
      readonly reason: string;
      /** When the embargo is expected to be over; null where nothing is delivered. */
      readonly expectedAt: Instant | null;
    };

/**
 * Whether a test may be evaluated at all: `minDurationHours` after its start (that instant is enough), and every
 * variant with `minImpressionsPerVariant` impressions.
 *
 * @throws InvalidInputError for a test without variants
 */
export function checkEmbargo({
  variants,
  startedAt,
  now,
  policy,
}: {
  readonly variants: readonly { readonly name: string; readonly impressions: number }[];
  readonly startedAt: Instant;
  readonly now: Instant;
  readonly policy: Pick<Policy, 'experiments'>;
}): EmbargoVerdict {
  const { minDurationHours, minImpressionsPerVariant } = policy.experiments;
  if (variants.length === 0)
    throw new InvalidInputError({ argument: 'variants', message: 'a test without variants' });
  const endsAt = addHours(startedAt, minDurationHours);
  if (now < endsAt) {
    return {
      passed: false,
      cause: 'insufficient_duration',
      reason: `runs since ${startedAt}, ${minDurationHours} hours are needed: until ${endsAt}`,
      expectedAt: endsAt,
    };
  }
  const thinnest = variants.reduce((least, variant) =>
    variant.impressions < least.impressions ? variant : least,
  );
  if (thinnest.impressions >= minImpressionsPerVariant) return { passed: true };
  return {
    passed: false,
    cause: 'insufficient_impressions',
    reason: `"${thinnest.name}" has ${thinnest.impressions} of ${minImpressionsPerVariant} impressions`,
    expectedAt: expectedAt(thinnest.impressions, minImpressionsPerVariant, startedAt, now),
  };
}

function expectedAt(impressions: number, needed: number, startedAt: Instant, now: Instant): Instant | null {
  if (impressions === 0) return null;
  const hours = hoursBetween(startedAt, now);
  return addHours(startedAt, (hours * needed) / impressions);
}
