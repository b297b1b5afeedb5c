import { type CycleRun, type CycleStore, NotFoundError } from '@adpilot/core';
import { compareText } from '../keys.ts';
import { valuesWhere } from '../table.ts';
import type { Tables } from '../tables.ts';
import type { UseTables } from '../use-tables.ts';

/** Runs of the cycle in memory. */
export function createCycleStore(use: UseTables): CycleStore {
  return {
    save: (run) => use(({ cycles }) => cycles.set(run.id, structuredClone(run))),
    get: ({ id }) => use(({ cycles }) => cycles.get(id) ?? null),
    last: ({ accountId }) => use((tables) => newestFirst(tables, accountId)[0] ?? null),
    history: ({ accountId, limit, before }) =>
      use((tables) => {
        const runs = newestFirst(tables, accountId);
        if (before === undefined) return runs.slice(0, limit);
        const at = runs.findIndex(({ id }) => id === before);
        return at === -1 ? [] : runs.slice(at + 1, at + 1 + limit);
      }),
    appendLog: (entry) =>
      use(({ cycles, cycleLogs }) => {
        const { cycleId } = entry;
        if (cycles.get(cycleId) === undefined)
          throw new NotFoundError({ message: `no run ${cycleId}`, context: { cycleId } });
        cycleLogs.set(cycleId, [...(cycleLogs.get(cycleId) ?? []), structuredClone(entry)]);
      }),
    log: ({ cycleId }) => use(({ cycleLogs }) => cycleLogs.get(cycleId) ?? []),
  };
}

function newestFirst({ cycles }: Tables, accountId: string): readonly CycleRun[] {
  return valuesWhere(cycles, (run) => run.accountId === accountId).sort(
    (a, b) => compareText(b.startedAt, a.startedAt) || compareText(b.id, a.id),
  );
}
