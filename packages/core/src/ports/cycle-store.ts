import type { CycleLogEntry, CycleRun } from '../cycle/cycle-run.ts';

/**
 * Runs of the cycle and their logs.
 *
 * - CY-1: `save` inserts or replaces a run by id.
 * - CY-2: `last` is the newest run of the account by start; null where there is none.
 * - CY-3: `history` gives runs newest first, at most `limit`, those before the run `before` where it is given.
 * - CY-4: `appendLog` adds; `log` gives a run's entries in the order in which they were added.
 */
export interface CycleStore {
  save(run: CycleRun): Promise<void>;
  get(query: { readonly id: string }): Promise<CycleRun | null>;
  last(query: { readonly accountId: string }): Promise<CycleRun | null>;
  history(query: {
    readonly accountId: string;
    readonly limit: number;
    readonly before?: string;
  }): Promise<readonly CycleRun[]>;
  appendLog(entry: CycleLogEntry): Promise<void>;
  log(query: { readonly cycleId: string }): Promise<readonly CycleLogEntry[]>;
}
