import { Bench } from 'tinybench';
import { evaluateExperiment, type VariantCounts } from '../../packages/core/src/index.ts';
import { anExperiment, aPolicy, NOW } from '../../packages/core/testing/index.ts';
import type { Benchmark, Row } from '../measure/row.ts';

/** How many tests are evaluated a second. */
export const experimentsBenchmark: Benchmark = {
  name: 'experiments',
  run: async () => [await measure(2, 20_000), await measure(10, 500)],
};

async function measure(count: number, bound: number): Promise<Row> {
  const variants = Array.from({ length: count }, (_, index) => buildVariant(index));
  const { startedAt } = anExperiment();
  const policy = aPolicy();
  const name = `evaluateExperiment, ${count} variants`;
  const bench = new Bench({ time: 1000, throws: true });
  bench.add(name, () => evaluateExperiment({ variants, startedAt, now: NOW, policy }));
  const [task] = await bench.run();
  const result = task?.result;
  if (result?.state !== 'completed') throw new Error(`${name} did not complete`);
  // The median run: interruptions by other programs make the mean say little.
  return { name, value: 1000 / result.latency.p50, unit: '/s', target: { kind: 'at least', bound } };
}

function buildVariant(index: number): VariantCounts {
  return {
    id: `variant-${index}`,
    name: `Variant ${index}`,
    impressions: 20_000,
    successes: 400 + 7 * index,
  };
}
