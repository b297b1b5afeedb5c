import type { Experiment, ExperimentOutcome } from '../model/experiment.ts';

/**
 * Tests.
 *
 * - EX-1: `save` inserts or replaces by id.
 * - EX-2: `listOpen` gives the account's tests that are neither completed, inconclusive nor archived, ordered by id.
 * - EX-3: `conclude` sets status and outcome of an open test once; of a concluded one it changes nothing and says false.
 */
export interface ExperimentStore {
  save(experiment: Experiment): Promise<void>;
  get(query: { readonly id: string }): Promise<Experiment | null>;
  listOpen(query: { readonly accountId: string }): Promise<readonly Experiment[]>;
  conclude(end: {
    readonly id: string;
    readonly status: 'completed' | 'inconclusive';
    readonly outcome: ExperimentOutcome;
  }): Promise<boolean>;
}
