import { planCycle, type Snapshot } from '../../packages/core/src/index.ts';
import { buildPolicy, buildSnapshot } from '../account/build-snapshot.ts';
import { measureCpu } from '../measure/cpu-time.ts';
import { median } from '../measure/median.ts';
import { measurePeakHeap } from '../measure/peak-heap.ts';
import type { Benchmark } from '../measure/row.ts';

const LARGE = { ads: 10_000, days: 28 };
const SMALL = { ads: 1000, days: 28 };
// A process that decides every half hour has compiled its code for good after as many.
const WARM_UP = 4;

/** One cycle of a large account: its time, how it grows with the account, and what it holds in memory. */
export const planCycleBenchmark: Benchmark = {
  name: 'plan-cycle',
  run: async () => {
    const large = timeCycles(LARGE, { runs: 9 });
    const small = timeCycles(SMALL, { runs: 15 });
    const { peak, report } = await measurePeakHeap<{ readonly parsed: number }>(
      new URL('../workers/plan-once.ts', import.meta.url),
      { input: LARGE },
    );
    const rows = (LARGE.ads * LARGE.days).toLocaleString('en');
    return [
      {
        name: `planCycle of ${rows} rows`,
        value: large.seconds,
        unit: 's',
        target: { kind: 'below', bound: 1 },
      },
      {
        name: 'planCycle / JSON.parse of its snapshot',
        value: large.ratio,
        unit: 'x',
        target: { kind: 'at most', bound: 3 },
      },
      {
        name: 'planCycle of 10x the rows / of 1x',
        value: large.seconds / small.seconds,
        unit: 'x',
        target: { kind: 'at most', bound: 12 },
      },
      {
        name: 'planCycle peak heap / parsed snapshot',
        value: peak / report.parsed,
        unit: 'x',
        target: { kind: 'below', bound: 3 },
      },
    ];
  },
};

/**
 * Medians of some cycles after those that only warm up, each right after its snapshot was parsed. Garbage is collected when
 * the engine sees fit, as in any process: a collection that is forced leaves it a small heap to start from.
 */
function timeCycles(
  size: typeof LARGE,
  { runs }: { readonly runs: number },
): { readonly seconds: number; readonly ratio: number } {
  const text = JSON.stringify(buildSnapshot(size));
  const policy = buildPolicy();
  const cycles = Array.from({ length: WARM_UP + runs }, () => {
    const parse = measureCpu((): Snapshot => JSON.parse(text));
    const plan = measureCpu(() => planCycle(parse.result, policy));
    return { seconds: plan.seconds, ratio: plan.seconds / parse.seconds };
  }).slice(WARM_UP);
  return {
    seconds: median(cycles.map(({ seconds }) => seconds)),
    ratio: median(cycles.map(({ ratio }) => ratio)),
  };
}
