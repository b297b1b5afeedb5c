import type { Experiment, ExperimentOutcome, TakenLook } from '../model/experiment.ts';

/**
 * Tests.
 *
 * - EX-1: `save` inserts or replaces by id.
 * - EX-2: `listOpen` gives the account's tests that are neither completed, inconclusive nor archived, ordered by id.
 * - EX-3: `conclude` sets status and outcome of an open test once; of a concluded one it changes nothing and says false.
 * - EX-4: `recordLooks` sets the running p-values and the last look of open tests; concluded and unknown ones it leaves
 *   as they are.
 */
export interface ExperimentStore {
  save(experiment: Experiment): Promise<void>;
  get(query: { readonly id: string }): Promise<Experiment | null>;
  listOpen(query: { readonly accountId: string }): Promise<readonly Experiment[]>;
  recordLooks(looks: readonly TakenLook[]): Promise<void>;
  conclude(end: {
    readonly id: string;
    readonly status: 'completed' | 'inconclusive';
    readonly outcome: ExperimentOutcome;
  }): Promise<boolean>;
}
