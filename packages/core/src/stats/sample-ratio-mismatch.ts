import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { type PValue, pValueOf } from './p-value.ts';
import { chiSquareTails } from './special-functions/chi-square-distribution.ts';
import { checkProbability } from './special-functions/parameter.ts';

/** Whether the arms of a test were served as planned. */
export type SampleRatioResult = PValue & {
  /** False where nothing was served. */
  readonly testable: boolean;
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /** What each arm should have had. */
  readonly expected: readonly number[];
  /** Whether the split is so unlikely that delivery or counting is at fault; then no result of the test is to be trusted. */
  readonly suspicious: boolean;
};

/**
 * Tests by chi-square whether the arms of a test got the shares that were planned.
 *
 * ```ts
 * sampleRatioMismatch([50_000, 51_500], [0.5, 0.5]).suspicious; // true: p is 2.5e-6
 * ```
 *
 * Between ads that compete for delivery an even split was never promised: it is a check of tests that split an audience.
 *
 * @param observed what each of two arms or more got
 * @param shares what each should get, in any unit, 1e-100 to 1e100
 * @param alpha below this p-value a split is suspicious; 0.001 by default, since the check is made of every test
 * @throws InvalidInputError for impossible counts or shares, an alpha that is not between 0 and 1, or when there are not as many of one as of the other
 */
export function sampleRatioMismatch(
  observed: readonly number[],
  shares: readonly number[],
  { alpha = 0.001 }: { readonly alpha?: number } = {},
): SampleRatioResult {
  checkProbability('alpha', alpha);
  check('observed', observed, (count) => count >= 0 && count <= Number.MAX_SAFE_INTEGER);
  check('shares', shares, (share) => share >= 1e-100 && share <= 1e100);
  if (observed.length !== shares.length) {
    throw new InvalidInputError({
      argument: 'shares',
      message: `${shares.length} shares of ${observed.length} arms`,
    });
  }
  const total = sum(observed);
  const largest = Math.max(...shares);
  const parts = sum(shares.map((share) => share / largest));
  const expected = shares.map((share) => total * (share / largest / parts));
  const statistic = total === 0 ? 0 : sum(observed.map((count, arm) => distance(count, expected[arm] ?? 0)));
  const degreesOfFreedom = observed.length - 1;
  const tails = chiSquareTails(statistic, degreesOfFreedom);
  return {
    testable: total > 0,
    statistic,
    degreesOfFreedom,
    ...pValueOf(tails, 'greater'),
    expected,
    suspicious: tails.upper < alpha,
  };
}

function distance(observed: number, expected: number): number {
  return ((observed - expected) / expected) * (observed - expected);
}

function check(argument: string, values: readonly number[], isPossible: (value: number) => boolean): void {
  const wrong = values.find((value) => !isPossible(value));
  if (values.length >= 2 && wrong === undefined) return;
  throw new InvalidInputError({
    argument,
    message: wrong === undefined ? 'fewer than two arms' : `impossible: ${wrong}`,
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
