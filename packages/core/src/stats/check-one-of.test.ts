import { describe, expect, it } from 'vitest';
import { adjustPValues } from './adjust-p-values.ts';
import { chiSquareTest } from './chi-square-test.ts';
import { groupSequentialBounds } from './group-sequential-bounds.ts';
import { poolDispersion } from './pool-dispersion.ts';
import { powerTwoProportions } from './power-two-proportions.ts';
import { ratioDifference } from './ratio-difference.ts';
import { ratioInterval } from './ratio-interval.ts';
import { sampleRatioMismatch } from './sample-ratio-mismatch.ts';
import { twoProportionTest } from './two-proportion-test.ts';

/** What a caller without types may give: anything. */
function untyped(json: string) {
  return JSON.parse(json);
}

const DAYS = [1, 2, 3].map((day) => ({ numerator: day, denominator: 2 }));
const ARM = { successes: 2, trials: 9 };
const PLAN = { rate: 0.02, lift: 0.3, trials: 1000 };

describe('an option that no type has checked', () => {
  it.each<[argument: string, use: (option: ReturnType<typeof untyped>) => unknown, json: string]>([
    ['method', (method) => adjustPValues([0.5], method), '"foo"'],
    ['alternative', (alternative) => twoProportionTest(ARM, ARM, { alternative }), '"more"'],
    ['variance', (variance) => twoProportionTest(ARM, ARM, { variance }), '"poled"'],
    ['test', (test) => powerTwoProportions({ ...PLAN, test }), '"foo"'],
    ['variance', (variance) => powerTwoProportions({ ...PLAN, variance }), 'null'],
    ['sides', (sides) => powerTwoProportions({ ...PLAN, sides }), '3'],
    ['quantiles', (quantiles) => ratioInterval(DAYS, 0.9, { quantiles }), '"t"'],
    ['quantiles', (quantiles) => ratioDifference(DAYS, DAYS, { quantiles }), '"t"'],
    ['spending', (spending) => groupSequentialBounds({ looks: 3, alpha: 0.05, spending }), '"foo"'],
    ['spending', (spending) => groupSequentialBounds({ looks: 3, alpha: 0.05, spending }), 'null'],
    ['spending', (spending) => groupSequentialBounds({ looks: 3, alpha: 0.05, spending }), '{}'],
    ['alpha', (alpha) => sampleRatioMismatch([5, 5], [1, 1], { alpha }), '"0"'],
    [
      'minExpectedCount',
      (minExpectedCount) =>
        chiSquareTest(
          [
            [1, 2],
            [3, 4],
          ],
          { minExpectedCount },
        ),
      '-1',
    ],
    ['minDays', (minDays) => poolDispersion([], { minDays }), '"four"'],
  ])('is refused where it is no known %s', (argument, use, json) => {
    expect(() => use(untyped(json))).toThrow(expect.objectContaining({ code: 'invalid_input', argument }));
  });

  it('may not be left out where nothing is taken for granted', () => {
    const plan: Parameters<typeof groupSequentialBounds>[0] = untyped('{ "looks": 3, "alpha": 0.05 }');
    expect(() => groupSequentialBounds(plan)).toThrow(expect.objectContaining({ argument: 'spending' }));
  });
});
