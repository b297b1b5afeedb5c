import {
  type Actor,
  ConflictError,
  type CycleLogEntry,
  type CycleMode,
  type CycleRun,
  type Plan,
  requirePermission,
  type Signal,
} from '@adpilot/core';
import type { EngineContext } from '../context.ts';
import { applyPlan } from './apply-plan.ts';
import { runCycle } from './run-cycle.ts';

/** The autonomous cycle of an account. */
export interface Cycle {
  /**
   * Collects, decides, and in mode `execute` acts.
   *
   * @returns the run; `failed` with its errors where the platform or the storage let it down
   * @throws PermissionError, NotFoundError for an account without policy, ConflictError while another run is at work
   */
  run(request: {
    readonly accountId: string;
    readonly mode: CycleMode;
    readonly trigger: string;
    readonly actor: Actor;
    readonly signal?: Signal;
  }): Promise<CycleRun>;
  /**
   * Collects and decides; the plan is stored, nothing is changed in the account.
   *
   * @throws ConflictError where the run failed, with its error
   */
  plan(request: {
    readonly accountId: string;
    readonly trigger?: string;
    readonly actor: Actor;
    readonly signal?: Signal;
  }): Promise<Plan>;
  /** Executes what a stored plan has ready. */
  apply(request: {
    readonly planId: string;
    readonly actor: Actor;
    readonly signal?: Signal;
  }): Promise<CycleRun>;
  /** The plan that a run made. */
  planOf(request: { readonly planId: string }): Promise<Plan | null>;
  last(request: { readonly accountId: string }): Promise<CycleRun | null>;
  /** Newest first. `before` is the id of the run to go on from. */
  history(request: {
    readonly accountId: string;
    readonly limit: number;
    readonly before?: string;
  }): Promise<readonly CycleRun[]>;
  /** The steps of a run. */
  log(request: { readonly cycleId: string }): Promise<readonly CycleLogEntry[]>;
}

export function createCycle(context: EngineContext): Cycle {
  const { storage } = context;
  return {
    run: async (request) => {
      requirePermission(request.actor, request.mode === 'execute' ? 'run' : 'plan');
      return runCycle(context, request);
    },
    plan: async ({ trigger = 'manual', ...request }) => {
      requirePermission(request.actor, 'plan');
      const run = await runCycle(context, { ...request, mode: 'plan', trigger });
      const plan = run.planId === null ? null : await storage.plans.get({ planId: run.planId });
      if (plan) return plan;
      throw new ConflictError({
        message: `no plan was made: ${run.errors.join('; ')}`,
        context: { cycleId: run.id },
      });
    },
    apply: async (request) => {
      requirePermission(request.actor, 'run');
      return applyPlan(context, request);
    },
    planOf: ({ planId }) => storage.plans.get({ planId }),
    last: (request) => storage.cycles.last(request),
    history: (request) => storage.cycles.history(request),
    log: (request) => storage.cycles.log(request),
  };
}
