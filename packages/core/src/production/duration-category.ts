import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { DurationCategory } from '../model/variant.ts';
import { defaultPolicy, type ProductionPolicy } from './default-policy.ts';

export const DURATION_CATEGORIES: readonly DurationCategory[] = ['short', 'medium', 'long'];

/** A category in whole milliseconds. */
export type DurationRange = {
  readonly firstMs: number;
  /** The longest that is still in it. */
  readonly lastMs: number;
  /** What longer footage is trimmed to, with room for whole frames below the next category. */
  readonly trimToMs: number;
};

/** The lengths of every category. */
export function durationRanges({
  production,
}: ProductionPolicy): Readonly<Record<DurationCategory, DurationRange>> {
  const { short, medium, long } = production.durations;
  const range = (from: number, to: number, lastMs: number): DurationRange => ({
    firstMs: milliseconds(from),
    lastMs,
    trimToMs: milliseconds(to),
  });
  return {
    short: range(short.from, short.to, milliseconds(medium.from) - 1),
    medium: range(medium.from, medium.to, milliseconds(long.from) - 1),
    long: range(long.from, long.to, milliseconds(long.to)),
  };
}

/**
 * The category of a length: short from 5 s to less than 8 s, medium to less than 13 s, long to 18 s; null for every other.
 *
 * ```ts
 * durationCategory(7999); // 'short'
 * ```
 *
 * @param durationMs whole milliseconds
 * @throws InvalidInputError for anything else
 */
export function durationCategory(
  durationMs: number,
  { policy = defaultPolicy() }: { readonly policy?: ProductionPolicy } = {},
): DurationCategory | null {
  if (!Number.isSafeInteger(durationMs) || durationMs < 0) {
    const message = `not whole milliseconds: ${durationMs}`;
    throw new InvalidInputError({ argument: 'durationMs', message });
  }
  const ranges = durationRanges(policy);
  const fits = (category: DurationCategory): boolean =>
    durationMs >= ranges[category].firstMs && durationMs <= ranges[category].lastMs;
  return DURATION_CATEGORIES.find(fits) ?? null;
}

function milliseconds(seconds: number): number {
  return Math.round(seconds * 1000);
}
