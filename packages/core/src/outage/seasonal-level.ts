import type { SeasonCell } from './season-cell.ts';

/** What came, and what a plain expectation without seasons had announced. */
type LevelSums = { readonly observed: number; readonly expected: number };

/** How much more, or less, than a plain expectation the account brings, by the season. */
export interface SeasonalLevel {
  /** Learns from a span of a season; null for one of none. */
  add(cell: SeasonCell | null, sums: LevelSums): void;
  /** What to multiply the plain expectation by: the overall level for null, or that of the season. */
  factorOf(cell: SeasonCell | null): number;
}

/**
 * A level that starts at 1 and is pulled towards what comes: (observed + weight) / (expected + weight). A season starts at
 * the overall level and is pulled away from it in the same way.
 *
 * @param weight of what is known beforehand, in events
 */
export function createSeasonalLevel(weight: number): SeasonalLevel {
  const cells = { hour: new Map<number, LevelSums>(), day: new Map<number, LevelSums>() };
  let total = NOTHING;
  return {
    add: (cell, sums) => {
      total = plus(total, sums);
      if (cell) cells[cell.grain].set(cell.key, plus(cells[cell.grain].get(cell.key) ?? NOTHING, sums));
    },
    factorOf: (cell) => {
      const level = (total.observed + weight) / (total.expected + weight);
      const own = cell ? cells[cell.grain].get(cell.key) : undefined;
      return own ? (own.observed + weight * level) / (own.expected + weight) : level;
    },
  };
}

const NOTHING: LevelSums = { observed: 0, expected: 0 };

function plus(a: LevelSums, b: LevelSums): LevelSums {
  return { observed: a.observed + b.observed, expected: a.expected + b.expected };
}
