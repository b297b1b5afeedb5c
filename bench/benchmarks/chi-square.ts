import { createRequire } from 'node:module';
import { Bench } from 'tinybench';
import { chiSquareTest } from '../../packages/core/src/index.ts';
import type { Benchmark, Row } from '../measure/row.ts';

/** What jstat has of the chi-square distribution. */
type Jstat = { readonly chisquare: { cdf(statistic: number, degreesOfFreedom: number): number } };

// The version that core's tests compare with.
const jstat: Jstat = createRequire(new URL('../../packages/core/package.json', import.meta.url))('jstat');

const TABLE = [
  [250, 4750],
  [150, 4850],
];

/** What a chi-square test costs, beside the distribution function of jstat on counts that were summed by hand. */
export const chiSquareBenchmark: Benchmark = {
  name: 'chi-square',
  run: async () => {
    const bench = new Bench({ time: 1000, throws: true });
    bench.add('chiSquareTest', () => chiSquareTest(TABLE, { yates: false }));
    bench.add('jstat', () => 1 - jstat.chisquare.cdf(statisticOf(TABLE), 1));
    const [ours = Number.NaN, theirs = Number.NaN] = (await bench.run()).map(({ name, result }) => {
      if (result.state !== 'completed') throw new Error(`${name} did not complete`);
      // The median run: interruptions by other programs make the mean say little.
      return result.latency.p50;
    });
    return [
      { name: 'chiSquareTest, 2 x 2', value: 1000 / ours, unit: '/s', target: null },
      { name: 'times the time of jstat on bare sums', value: ours / theirs, unit: '', target: null },
    ] satisfies readonly Row[];
  },
};

function statisticOf(table: readonly (readonly number[])[]): number {
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = table;
  const total = a + b + c + d;
  return ((a * d - b * c) ** 2 * total) / ((a + b) * (c + d) * (a + c) * (b + d));
}
