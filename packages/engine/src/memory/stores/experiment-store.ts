import type { Experiment, ExperimentStore } from '@adpilot/core';
import { compareText } from '../keys.ts';
import { valuesWhere } from '../table.ts';
import type { UseTables } from '../use-tables.ts';

/** Tests in memory. */
export function createExperimentStore(use: UseTables): ExperimentStore {
  return {
    save: (experiment) =>
      use(({ experiments }) => experiments.set(experiment.id, structuredClone(experiment))),
    get: ({ id }) => use(({ experiments }) => experiments.get(id) ?? null),
    listOpen: ({ accountId }) =>
      use(({ experiments }) =>
        valuesWhere(
          experiments,
          (experiment) => experiment.accountId === accountId && isOpen(experiment),
        ).sort((a, b) => compareText(a.id, b.id)),
      ),
    recordLooks: (looks) =>
      use(({ experiments }) => {
        for (const { id, running, look } of looks) {
          const experiment = experiments.get(id);
          if (experiment !== undefined && isOpen(experiment))
            experiments.set(id, { ...experiment, ...structuredClone({ running, lastLook: look }) });
        }
      }),
    conclude: ({ id, status, outcome }) =>
      use(({ experiments }) => {
        const experiment = experiments.get(id);
        if (experiment === undefined || !isOpen(experiment)) return false;
        experiments.set(id, { ...experiment, status, outcome: structuredClone(outcome) });
        return true;
      }),
  };
}

function isOpen({ status }: Experiment): boolean {
  return status !== 'completed' && status !== 'inconclusive' && status !== 'archived';
}
