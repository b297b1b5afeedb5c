import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { TestRun } from './run-test.ts';
import type { Scenario } from './scenarios.ts';

/** A share of the work: every `workers`-th run of a scenario. */
export type SimulationTask = {
  readonly seed: string;
  readonly runs: number;
  readonly worker: number;
  readonly workers: number;
};

/** The runs of a scenario that one worker did. */
export type SimulationReport = { readonly scenario: string; readonly runs: readonly TestRun[] };

/** How many runs of a scenario are done where so many are asked for. */
export function runsOf({ share }: Scenario, runs: number): number {
  return Math.max(1, Math.round(runs * share));
}

/** All runs of all scenarios, by name, on all cores. The same seed gives the same runs on any number of cores. */
export async function simulate(
  { seed, runs }: Pick<SimulationTask, 'seed' | 'runs'>,
  onScenario: (name: string) => void,
): Promise<ReadonlyMap<string, readonly TestRun[]>> {
  const results = new Map<string, readonly TestRun[]>();
  const workers = availableParallelism();
  const collect = ({ scenario, runs: done }: SimulationReport) => {
    if (!results.has(scenario)) onScenario(scenario);
    results.set(scenario, [...(results.get(scenario) ?? []), ...done]);
  };
  await Promise.all(
    Array.from({ length: workers }, (_, worker) => finish({ seed, runs, worker, workers }, collect)),
  );
  return results;
}

function finish(task: SimulationTask, collect: (report: SimulationReport) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('../workers/simulate-tests.ts', import.meta.url), { workerData: task });
    worker.on('message', collect);
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
}
