import { parentPort, workerData } from 'node:worker_threads';
import { createRng } from '../../packages/core/src/index.ts';
import { runTest } from '../inference/run-test.ts';
import { SCENARIOS } from '../inference/scenarios.ts';
import { runsOf, type SimulationReport, type SimulationTask } from '../inference/simulate.ts';

// Does its share of the runs of every scenario, and reports scenario by scenario.

const { seed, runs, worker, workers }: SimulationTask = workerData;
for (const scenario of SCENARIOS) {
  const mine = Array.from({ length: runsOf(scenario, runs) }, (_, run) => run).filter(
    (run) => run % workers === worker,
  );
  const report: SimulationReport = {
    scenario: scenario.name,
    runs: mine.map((run) => runTest(createRng(`${seed} ${scenario.name} ${run}`), scenario)),
  };
  parentPort?.postMessage(report);
}
