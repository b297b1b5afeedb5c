/** What came, and what a plain expectation without seasons had announced. */
type LevelSums = { readonly observed: number; readonly expected: number };

/** How much more, or less, than a plain expectation the account brings, by the hour of the week. */
export interface SeasonalLevel {
  /** Learns from a span of an hour of the week; null for a longer one. */
  add(hourOfWeek: number | null, sums: LevelSums): void;
  /** What to multiply the plain expectation by: the overall level, or that of the hour once seasons are known. */
  factorOf(hourOfWeek: number | null, known: { readonly seasons: boolean }): number;
}

/**
 * A level that starts at 1 and is pulled towards what comes: (observed + weight) / (expected + weight). An hour of the
 * week starts at the overall level and is pulled away from it in the same way.
 *
 * @param weight of what is known beforehand, in events
 */
export function createSeasonalLevel(weight: number): SeasonalLevel {
  const hours = new Map<number, LevelSums>();
  let total = NOTHING;
  return {
    add: (hour, sums) => {
      total = plus(total, sums);
      if (hour !== null) hours.set(hour, plus(hours.get(hour) ?? NOTHING, sums));
    },
    factorOf: (hour, { seasons }) => {
      const level = (total.observed + weight) / (total.expected + weight);
      const own = seasons && hour !== null ? hours.get(hour) : undefined;
      return own ? (own.observed + weight * level) / (own.expected + weight) : level;
    },
  };
}

const NOTHING: LevelSums = { observed: 0, expected: 0 };

function plus(a: LevelSums, b: LevelSums): LevelSums {
  return { observed: a.observed + b.observed, expected: a.expected + b.expected };
}
