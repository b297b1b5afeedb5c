import assert from 'node:assert/strict';
import type { ExperimentLook, ExperimentOutcome, ExperimentStatus } from '../../src/index.ts';
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
const LOOK: ExperimentLook = {
  at: NOW,
  metric: 'ctr',
  status: 'needs_more_data',
  winnerVariantId: null,
  pValue: 0.2,
  reason: 'A leads, but not by enough',
  metricsSnapshot: [{ variantId: 'variant-a', metrics: { ctr: 0.02, roas: null } }],
  statisticalResults: { pairwise: null, sampleRatio: { pValue: 0.5, suspicious: false } },
  compositeScores: { 'variant-a': 3.79, 'variant-b': 2.5 },
};
const RUNNING = { 'variant-a': { 'variant-b': 0.2 }, 'variant-b': { 'variant-a': 1e-300 } };
const END = { id: 'experiment-1', status: 'completed', outcome: OUTCOME } as const;

/** The clauses of `ExperimentStore`. */
export const experimentChecks: readonly StorageCheck[] = [
  {
    id: 'EX-1',
    title: 'saving inserts a test, and replaces it under its id',
    check: async ({ experiments }) => {
      await experiments.save(anExperiment());
      assert.deepEqual(await experiments.get({ id: 'experiment-1' }), anExperiment());
      const evaluating = anExperiment({
        status: 'evaluating',
        primaryMetric: null,
        metrics: [],
        design: 'randomized',
        variants: [],
        running: RUNNING,
        lastLook: LOOK,
        outcome: OUTCOME,
      });
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
  {
    id: 'EX-4',
    title: 'a look is kept with an open test, the later one in place of the earlier',
    check: async ({ experiments }) => {
      await experiments.save(anExperiment());
      const second = { ...LOOK, pValue: 0.1 };
      await experiments.recordLooks([{ id: 'experiment-1', running: {}, look: LOOK }]);
      await experiments.recordLooks([
        { id: 'experiment-1', running: RUNNING, look: second },
        { id: 'unknown', running: RUNNING, look: LOOK },
      ]);
      await experiments.recordLooks([]);
      const kept = anExperiment({ running: RUNNING, lastLook: second });
      assert.deepEqual(await experiments.get({ id: 'experiment-1' }), kept);
      assert.deepEqual(await experiments.listOpen({ accountId: 'act_1' }), [kept]);
      assert.equal(await experiments.get({ id: 'unknown' }), null);
    },
  },
  {
    id: 'EX-4',
    title: 'a concluded test keeps the look that it was concluded on',
    check: async ({ experiments }) => {
      await experiments.save(anExperiment());
      await experiments.recordLooks([{ id: 'experiment-1', running: RUNNING, look: LOOK }]);
      await experiments.conclude(END);
      await experiments.recordLooks([{ id: 'experiment-1', running: {}, look: { ...LOOK, pValue: 0.9 } }]);
      assert.deepEqual(
        await experiments.get({ id: 'experiment-1' }),
        anExperiment({ status: 'completed', running: RUNNING, lastLook: LOOK, outcome: OUTCOME }),
      );
    },
  },
];
