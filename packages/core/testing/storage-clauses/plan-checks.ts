import assert from 'node:assert/strict';
import type { Plan } from '../../src/index.ts';
import { aDecision } from '../builders/a-decision.ts';
import { aPlan, aPlannedAction } from '../builders/a-plan.ts';
import { aPolicy } from '../builders/a-policy.ts';
import { aTarget } from '../builders/a-target.ts';
import { aSetBudget, aSetStatus } from '../builders/an-action.ts';
import { rejectsWith } from '../rejects-with.ts';
import type { StorageCheck } from './storage-check.ts';

const UNDER = { policy: aPolicy() };

/** A plan with every kind of action and with numbers and texts that do not survive careless storage. */
const RICH: Plan = aPlan({
  actions: [
    aPlannedAction({
      decision: aDecision({
        id: '1',
        fallback: aSetBudget({ to: 3000, revertAt: '2026-01-16T12:00:00.000Z' }),
      }),
      action: aSetBudget({ to: 5500 }),
      status: 'needs_approval',
      verdicts: [
        { decisionId: '1', guardrail: 'maxStep', verdict: 'adjust', reason: 'clipped', action: aSetBudget() },
        { decisionId: '1', guardrail: 'approvals', verdict: 'needs_approval', reason: 'large', action: null },
      ],
    }),
    aPlannedAction({ decision: aDecision({ id: '2', action: aSetStatus() }), status: 'blocked' }),
    aPlannedAction({
      decision: aDecision({
        id: '3',
        action: { type: 'set_targeting', from: null, to: { b: [1, { a: null }], a: [] } },
        facts: { z: 0.1, a: [1e-7, 123_456_789.123_456_78], deep: { list: [[], {}] }, text: 'ü “ \\ \n' },
        evidence: { tiny: 5e-324, huge: 1.797e308, text: 'x', none: null },
      }),
      status: 'superseded',
    }),
    aPlannedAction({
      decision: aDecision({ id: '4', action: { type: 'generate_variants', creativeId: 'creative-1' } }),
      status: 'deferred',
    }),
    aPlannedAction({
      decision: aDecision({
        id: '5',
        action: {
          type: 'notify',
          topic: 'experiment_completed',
          message: 'A won',
          experiment: {
            id: 'experiment-1',
            winnerVariantId: null,
            loserAdIds: ['ad-1'],
            pValue: 0.04,
            since: '2026-01-12',
            until: '2026-01-14',
          },
        },
      }),
    }),
  ],
  holds: [{ rule: 'fatigue', target: aTarget({ level: 'account', campaignId: null }), reason: 'no data' }],
  budget: { before: 5000, after: 5000, cap: null },
});

/** The clauses of `PlanStore`. */
export const planChecks: readonly StorageCheck[] = [
  {
    id: 'PL-1',
    title: 'a plan comes back exactly as it was saved',
    check: async ({ plans }) => {
      await plans.save(RICH, UNDER);
      assert.deepEqual(await plans.get({ planId: RICH.id }), RICH);
      assert.equal(await plans.get({ planId: 'unknown' }), null);
    },
  },
  {
    id: 'PL-2',
    title: 'the same plan can be saved again, another one under its id cannot',
    check: async ({ plans }) => {
      await plans.save(RICH, UNDER);
      await plans.save(structuredClone(RICH), UNDER);
      await rejectsWith('conflict', plans.save({ ...RICH, accountId: 'act_2' }, UNDER));
      await rejectsWith('conflict', plans.save({ ...RICH, digest: 'another' }, UNDER));
      assert.deepEqual(await plans.get({ planId: RICH.id }), RICH);
    },
  },
];
