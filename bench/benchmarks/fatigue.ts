import { aPolicy, simulateFatigue } from '../../packages/core/testing/index.ts';
import type { Benchmark, Row } from '../measure/row.ts';

const IMPRESSIONS = 20_000;
const DECAY = 0.02;

/** How many worn-out creatives the default rule finds in two weeks, and how often it is wrong. */
export const fatigueBenchmark: Benchmark = {
  name: 'fatigue',
  run: async () => [...simulate(0.12, 0.93, 175), ...simulate(0.15, 0.82, null)],
};

function simulate(cv: number, found: number, daysPerFalseAlarm: number | null): readonly Row[] {
  const world = { seed: 'bench', creatives: 2000, impressionsPerDay: IMPRESSIONS, cv, decay: DECAY };
  const findings = simulateFatigue(world, aPolicy());
  return [
    {
      name: `fatigue of 2 % a day found in 14 days, spread ${cv}`,
      value: 100 * findings.found,
      unit: '%',
      target: { kind: 'at least', bound: 100 * found },
    },
    {
      name: `ad-days per false alarm of fatigue, spread ${cv}`,
      value: findings.daysPerFalseAlarm,
      unit: '',
      target: daysPerFalseAlarm === null ? null : { kind: 'at least', bound: daysPerFalseAlarm },
    },
  ];
}
