import { Bench } from 'tinybench';
import {
  type ExperimentEvaluation,
  evaluateExperiment,
  type VariantInput,
} from '../../packages/core/src/index.ts';
import { anExperiment, aPolicy, NOW } from '../../packages/core/testing/index.ts';
import type { Benchmark, Row } from '../measure/row.ts';

/** How many tests are evaluated a second: one look by chi-square, and all that an evaluation can tell. */
export const experimentsBenchmark: Benchmark = {
  name: 'experiments',
  run: async () => [
    await measure(
      '2 variants, chi-square',
      2,
      20_000,
      ({ statisticalResults }) => statisticalResults.chiSquare,
    ),
    await measure('10 variants, everything', 10, 500, (evaluation) => JSON.stringify(evaluation)),
  ],
};

async function measure(
  what: string,
  count: number,
  bound: number,
  read: (evaluation: ExperimentEvaluation) => unknown,
): Promise<Row> {
  const variants = Array.from({ length: count }, (_, index) => buildVariant(index));
  const { startedAt } = anExperiment();
  const policy = aPolicy();
  const name = `evaluateExperiment, ${what}`;
  const bench = new Bench({ time: 1000, throws: true });
  bench.add(name, () => read(evaluateExperiment({ variants, startedAt, now: NOW, policy })));
  const [task] = await bench.run();
  const result = task?.result;
  if (result?.state !== 'completed') throw new Error(`${name} did not complete`);
  // The median run: interruptions by other programs make the mean say little.
  return { name, value: 1000 / result.latency.p50, unit: '/s', target: { kind: 'at least', bound } };
}

function buildVariant(index: number): VariantInput {
  return {
    id: `variant-${index}`,
    name: `Variant ${index}`,
    impressions: 20_000,
    clicks: 400 + 7 * index,
    engagements: 900 + 5 * index,
    conversions: 40 + index,
    revenue: 200_000 + 9_000 * index,
    spend: 90_000,
  };
}
