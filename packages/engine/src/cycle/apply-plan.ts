import {
  type Actor,
  ConflictError,
  type CycleRun,
  checkAgain,
  hoursBetween,
  listBudgetOwners,
  NotFoundError,
  type Plan,
  type Policy,
  policyDigest,
  type Signal,
  StaleDataError,
  toInstant,
  verifyPlan,
} from '@adpilot/core';
import { collect } from '../collect/collect.ts';
import type { EngineContext } from '../context.ts';
import { describeOutcomes, failuresOf } from '../execute/describe-outcomes.ts';
import { executeRecords } from '../execute/execute-records.ts';
import { reconcileUnfinished } from '../execute/reconcile.ts';
import { recordsOf } from '../record/plan-actions.ts';
import { computeStats } from './compute-stats.ts';
import { conductRun } from './conduct-run.ts';

/**
 * Executes what a stored plan has ready and the limits allow as of now; new insights do not matter. Every value is
 * compared with the present one first; held actions stay held.
 *
 * @throws NotFoundError for an unknown plan; ConflictError where its digest is wrong, the policy changed since, it was
 * applied before or another run is at work; StaleDataError where it is older than `approvals.expiresAfterHours`
 */
export async function applyPlan(
  context: EngineContext,
  {
    planId,
    actor,
    signal,
  }: { readonly planId: string; readonly actor: Actor; readonly signal?: Signal | undefined },
): Promise<CycleRun> {
  const plan = await context.storage.plans.get({ planId });
  if (!plan) throw new NotFoundError({ message: `no plan ${planId}`, context: { planId } });
  const { accountId } = plan;
  const policy = context.policyOf(accountId);
  const now = toInstant(context.clock.now());
  checkApplicable(plan, policy, now);
  const applied = await context.storage.actions.listByPlan({ planId });
  if (applied.length > 0)
    throw new ConflictError({ message: `plan ${planId} was applied before`, context: { planId } });
  return conductRun(
    context,
    { accountId, mode: 'execute', trigger: 'apply', actor },
    async ({ cycleId, lease, step, planned }) => {
      planned(planId);
      const { snapshot, sync } = await step('collection', { accountId }, async () => {
        const reconciled = await reconcileUnfinished(context, { accountId, signal });
        const collected = await collect(context, { accountId, cycleId, policy, lease, signal });
        return {
          value: collected,
          output: { sync: collected.sync, reconciled: describeOutcomes(reconciled) },
        };
      });
      const outcomes = await step('api_actions', { planId }, async () => {
        const records = recordsOf(plan, now);
        await context.storage.actions.plan(records);
        const value = await executeRecords(context, {
          accountId,
          records,
          owners: listBudgetOwners(snapshot),
          refused: checkAgain(snapshot, policy, plan.actions),
          policy,
          lease,
          signal,
        });
        return { value, output: describeOutcomes(value) };
      });
      const stats = await step('finalize', { planId }, async () => {
        const value = computeStats(snapshot, plan, outcomes);
        return { value, output: value };
      });
      const unread = sync.error === null ? [] : [`insights: ${sync.error}`];
      return { planId, stats, errors: [...unread, ...failuresOf(outcomes)] };
    },
  );
}

function checkApplicable(plan: Plan, policy: Policy, now: string): void {
  const context = { planId: plan.id };
  if (!verifyPlan(plan))
    throw new ConflictError({ message: `plan ${plan.id} is not what its digest says`, context });
  if (policyDigest(policy) !== plan.policyDigest) {
    throw new ConflictError({ message: `the policy changed since plan ${plan.id} was made`, context });
  }
  const age = hoursBetween(plan.now, now);
  if (age > policy.approvals.expiresAfterHours) {
    throw new StaleDataError({ message: `plan ${plan.id} is ${Math.floor(age)} hours old`, context });
  }
}
