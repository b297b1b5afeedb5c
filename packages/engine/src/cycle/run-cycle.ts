import {
  buildFacts,
  type CycleRun,
  listBudgetOwners,
  type Plan,
  type Policy,
  planFacts,
  type Signal,
  type Snapshot,
  takenLooks,
  toInstant,
} from '@adpilot/core';
import { collect } from '../collect/collect.ts';
import type { EngineContext } from '../context.ts';
import type { ActionOutcome } from '../execute/action-outcome.ts';
import { describeOutcomes, failuresOf } from '../execute/describe-outcomes.ts';
import { executeRecords } from '../execute/execute-records.ts';
import { reconcileUnfinished } from '../execute/reconcile.ts';
import { recordsOf } from '../record/plan-actions.ts';
import { recordPlan } from '../record/record-plan.ts';
import { announceEdits, announcePlan } from './announce-plan.ts';
import { computeStats } from './compute-stats.ts';
import { conductRun, type RunRequest, type RunScope } from './conduct-run.ts';

/** One cycle: collect, decide, and in mode `execute` act. */
export async function runCycle(
  context: EngineContext,
  request: RunRequest & { readonly signal?: Signal | undefined },
): Promise<CycleRun> {
  const policy = context.policyOf(request.accountId);
  return conductRun(context, request, async (scope) => {
    const { snapshot, errors } = await collectStep(context, scope, policy, request);
    const plan = await decideStep(context, scope, { snapshot, policy, request });
    const outcomes =
      request.mode === 'execute'
        ? await actStep(context, scope, { plan, snapshot, policy, signal: request.signal })
        : [];
    const stats = await scope.step('finalize', { planId: plan.id }, async () => {
      const value = computeStats(snapshot, plan, outcomes);
      return { value, output: value };
    });
    return { planId: plan.id, stats, errors: [...errors, ...failuresOf(outcomes)] };
  });
}

type Request = RunRequest & { readonly signal?: Signal | undefined };

async function collectStep(
  context: EngineContext,
  { cycleId, step, lease }: RunScope,
  policy: Policy,
  { accountId, signal }: Request,
): Promise<{ readonly snapshot: Snapshot; readonly errors: readonly string[] }> {
  return step('collection', { accountId }, async () => {
    const reconciled = await reconcileUnfinished(context, { accountId, signal });
    const { snapshot, sync, humanEdits } = await collect(context, {
      accountId,
      cycleId,
      policy,
      lease,
      signal,
    });
    announceEdits(context, humanEdits, { accountId, cycleId });
    const { campaigns, adSets, ads, creatives, insights } = snapshot;
    const output = {
      campaigns: campaigns.length,
      adSets: adSets.length,
      ads: ads.length,
      creatives: creatives.length,
      insightRows: insights.length,
      sync,
      humanEdits: humanEdits.length,
      reconciled: describeOutcomes(reconciled),
    };
    return { value: { snapshot, errors: sync.error === null ? [] : [`insights: ${sync.error}`] }, output };
  });
}

/** Decides and records: in mode `execute` the intended actions are durable together with their plan. */
async function decideStep(
  context: EngineContext,
  { step, lease, planned }: RunScope,
  {
    snapshot,
    policy,
    request,
  }: { readonly snapshot: Snapshot; readonly policy: Policy; readonly request: Request },
): Promise<Plan> {
  const input = {
    insightsStatus: snapshot.insightsStatus,
    experiments: snapshot.experiments.length,
    stopped: snapshot.controls.stopped,
  };
  return step('decisions', input, async () => {
    const facts = buildFacts(snapshot, policy);
    const plan = planFacts(facts, context.registry);
    const now = toInstant(context.clock.now());
    await lease.renew();
    const approval = await context.storage.transaction(async (stores) => {
      const opened = await recordPlan(stores, { plan, policy, requestedBy: request.actor.id });
      // What a look has found counts at the next one, whatever becomes of the plan.
      await stores.experiments.recordLooks(takenLooks(facts));
      if (request.mode === 'execute') await stores.actions.plan(recordsOf(plan, now));
      return opened;
    });
    planned(plan.id);
    announcePlan(context, plan, approval);
    const statuses = Object.fromEntries(plan.actions.map(({ decision, status }) => [decision.id, status]));
    return {
      value: plan,
      output: {
        planId: plan.id,
        digest: plan.digest,
        actions: statuses,
        holds: plan.holds.length,
        budget: plan.budget,
      },
    };
  });
}

async function actStep(
  context: EngineContext,
  { step, lease }: RunScope,
  {
    plan,
    snapshot,
    policy,
    signal,
  }: {
    readonly plan: Plan;
    readonly snapshot: Snapshot;
    readonly policy: Policy;
    readonly signal: Signal | undefined;
  },
): Promise<readonly ActionOutcome[]> {
  return step('api_actions', { planId: plan.id }, async () => {
    const records = await context.storage.actions.listByPlan({ planId: plan.id });
    const owners = listBudgetOwners(snapshot);
    const value = await executeRecords(context, {
      accountId: plan.accountId,
      records,
      owners,
      policy,
      lease,
      signal,
    });
    return { value, output: describeOutcomes(value) };
  });
}
