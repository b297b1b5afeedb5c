import { InvalidInputError } from '../errors/invalid-input-error.ts';

/** How a cumulative sum went. */
export type CusumPath = {
  /** The sum after each score. */
  readonly path: readonly number[];
  /** Index of the first score at which the sum exceeded the threshold; null where none did. */
  readonly alarmAt: number | null;
};

/**
 * One-sided cumulative sum: `S = max(0, S + score - allowance)`, with an alarm where `S > threshold`. It finds a small
 * lasting shift that no single score shows. For a fall, give it the scores with their sign turned.
 *
 * ```ts
 * cusum([0.5, 1.3, 1.6, 1.1, 2, 2.1], { threshold: 3.4 }).alarmAt; // 4
 * ```
 *
 * Source: E. S. Page, "Continuous inspection schemes", Biometrika 41 (1954).
 *
 * @param scores in standard deviations, oldest first; null for one that does not count, which leaves the sum as it is
 * @param options `threshold`: above 0
 *   `allowance`: what a score may be without adding to the sum: half the shift that matters; 0.5 by default
 *   `start`: the sum before the first score, 0 by default
 * @throws InvalidInputError for a score that is not finite, and for a threshold, allowance or start outside its range
 */
export function cusum(
  scores: readonly (number | null)[],
  {
    threshold,
    allowance = 0.5,
    start = 0,
  }: { readonly threshold: number; readonly allowance?: number; readonly start?: number },
): CusumPath {
  checkNumber('threshold', threshold, threshold > 0);
  checkNumber('allowance', allowance, allowance >= 0);
  checkNumber('start', start, start >= 0);
  let sum = start;
  const path = scores.map((score) => {
    if (score === null) return sum;
    checkNumber('scores', score, true);
    sum = nextSum(sum, score, allowance);
    return sum;
  });
  const alarmAt = path.findIndex((value) => value > threshold);
  return { path, alarmAt: alarmAt === -1 ? null : alarmAt };
}

/** One step of {@link cusum}. */
export function nextSum(sum: number, score: number, allowance: number): number {
  return Math.min(Number.MAX_VALUE, Math.max(0, sum + score - allowance));
}

function checkNumber(argument: string, value: number, possible: boolean): void {
  if (possible && Number.isFinite(value)) return;
  throw new InvalidInputError({ argument, message: `impossible for a cumulative sum: ${value}` });
}
