import assert from 'node:assert/strict';
import type { ExperimentOutcome, ExperimentStatus } from '../../src/index.ts';
import { anExperiment } from '../builders/an-experiment.ts';
import { NOW } from '../builders/now.ts';
import type { StorageCheck } from './storage-check.ts';

const OUTCOME: ExperimentOutcome = {
  decidedAt: NOW,
  winnerVariantId: 'variant-a',
  pValue: 0.0123,
  reason: 'A has the higher click-through rate',
  since: '2026-01-12',
  until: '2026-01-14',
};
const END = { id: 'experiment-1', status: 'completed', outcome: OUTCOME } as const;

/** The clauses of `ExperimentStore`. */
export const experimentChecks: readonly StorageCheck[] = [
  {
    id: 'EX-1',
    title: 'saving inserts a test, and replaces it under its id',
    check: async ({ experiments }) => {
      await experiments.save(anExperiment());
      assert.deepEqual(await experiments.get({ id: 'experiment-1' }), anExperiment());
      const evaluating = anExperiment({ status: 'evaluating', variants: [], outcome: OUTCOME });
      await experiments.save(evaluating);
      assert.deepEqual(await experiments.get({ id: 'experiment-1' }), evaluating);
      assert.equal(await experiments.get({ id: 'unknown' }), null);
    },
  },
  {
    id: 'EX-2',
    title: 'open tests of the account are listed by id',
    check: async ({ experiments }) => {
      const statuses: readonly ExperimentStatus[] = [
        'archived',
        'completed',
        'inconclusive',
        'needs_more_data',
        'evaluating',
        'active',
      ];
      for (const [index, status] of statuses.entries()) {
        await experiments.save(anExperiment({ id: `experiment-${9 - index}`, status }));
      }
      await experiments.save(anExperiment({ id: 'theirs', accountId: 'act_2' }));
      const open = await experiments.listOpen({ accountId: 'act_1' });
      assert.deepEqual(
        open.map(({ status }) => status),
        ['active', 'evaluating', 'needs_more_data'],
      );
    },
  },
  {
    id: 'EX-3',
    title: 'a test is concluded once',
    check: async ({ experiments }) => {
      await experiments.save(anExperiment());
      assert.equal(await experiments.conclude(END), true);
      const again = {
        ...END,
        status: 'inconclusive',
        outcome: { ...OUTCOME, winnerVariantId: null },
      } as const;
      assert.equal(await experiments.conclude(again), false);
      assert.deepEqual(
        await experiments.get({ id: 'experiment-1' }),
        anExperiment({ status: 'completed', outcome: OUTCOME }),
      );
    },
  },
  {
    id: 'EX-3',
    title: 'of two that conclude at once exactly one does',
    check: async ({ experiments }) => {
      await experiments.save(anExperiment());
      const outcomes = await Promise.all([experiments.conclude(END), experiments.conclude(END)]);
      assert.deepEqual(outcomes.toSorted(), [false, true]);
    },
  },
];
