import {
  type Actor,
  AdpilotError,
  type CycleLogEntry,
  type CycleMode,
  type CycleRun,
  type CycleStats,
  type CycleStep,
  type Json,
  toInstant,
} from '@adpilot/core';
import type { EngineContext } from '../context.ts';
import { type AccountLease, withAccountLease } from './account-lease.ts';

/** What a run is asked to be. */
export type RunRequest = {
  readonly accountId: string;
  readonly mode: CycleMode;
  /** What started it: `scheduler`, `manual`, or the host's own word. */
  readonly trigger: string;
  readonly actor: Actor;
};

/** What a run has at hand. */
export interface RunScope {
  readonly cycleId: string;
  readonly lease: AccountLease;
  /** Does one step and logs it with its input, output, duration and error, whichever way it ends. */
  step<T>(name: CycleStep, input: Json, work: () => Promise<StepResult<T>>): Promise<T>;
  /** Names the run's plan as soon as it is stored: a run that fails after that still shows it. */
  planned(planId: string): void;
}

type StepResult<T> = { readonly value: T; readonly output: Json };

/** What a run came to. */
export type RunResult = {
  readonly planId: string;
  readonly stats: CycleStats;
  /** What went wrong without ending the run. */
  readonly errors: readonly string[];
};

/**
 * Conducts one run of an account, alone: keeps its row, logs its steps, tells its beginning and end. A run that fails
 * with an error of ours ends as `failed` and says why; its earlier steps stay on record.
 *
 * @throws ConflictError where another run is at work; and whatever is no error of ours, after it was recorded
 */
export async function conductRun(
  context: EngineContext,
  request: RunRequest,
  body: (scope: RunScope) => Promise<RunResult>,
): Promise<CycleRun> {
  const { storage, events, clock, ids } = context;
  const { accountId, mode, trigger, actor } = request;
  const cycleId = ids.next();
  const now = (): string => toInstant(clock.now());
  return withAccountLease(context, { accountId, holder: cycleId }, async (lease) => {
    await closeAbandoned(context, accountId);
    const steps: CycleStep[] = [];
    let plan: string | null = null;
    const started: CycleRun = {
      id: cycleId,
      accountId,
      mode,
      trigger,
      actorId: actor.id,
      startedAt: now(),
      finishedAt: null,
      status: 'running',
      stepsExecuted: [],
      errors: [],
      planId: null,
      stats: null,
    };
    await storage.cycles.save(started);
    events.emit({ type: 'cycle.started', at: now(), accountId, cycleId, mode, trigger, actorId: actor.id });
    try {
      const step: RunScope['step'] = (name, input, work) =>
        logStep(context, { cycleId, accountId, step: name, input, steps }, work);
      const planned = (planId: string): void => {
        plan = planId;
      };
      const { planId, stats, errors } = await body({ cycleId, lease, step, planned });
      const status = errors.length === 0 ? 'success' : 'partial';
      const run: CycleRun = {
        ...started,
        finishedAt: now(),
        status,
        stepsExecuted: steps,
        errors,
        planId,
        stats,
      };
      await storage.cycles.save(run);
      events.emit({ type: 'cycle.completed', at: now(), accountId, cycleId, status, planId });
      return run;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const run: CycleRun = {
        ...started,
        finishedAt: now(),
        status: 'failed',
        stepsExecuted: steps,
        errors: [message],
        planId: plan,
      };
      await storage.cycles.save(run);
      events.emit({ type: 'cycle.failed', at: now(), accountId, cycleId, error: message });
      if (!AdpilotError.isInstance(error)) throw error;
      return run;
    }
  });
}

/** Whoever holds the lease knows that an earlier run still marked as running is over. */
async function closeAbandoned({ storage, clock }: EngineContext, accountId: string): Promise<void> {
  const last = await storage.cycles.last({ accountId });
  if (last?.status !== 'running') return;
  const finishedAt = toInstant(clock.now());
  await storage.cycles.save({
    ...last,
    status: 'failed',
    finishedAt,
    errors: ['the process ended before the run did'],
  });
}

type StepContext = {
  readonly cycleId: string;
  readonly accountId: string;
  readonly step: CycleStep;
  readonly input: Json;
  /** Grows with every step that went through. */
  readonly steps: CycleStep[];
};

async function logStep<T>(
  { storage, events, clock }: EngineContext,
  { cycleId, accountId, step, input, steps }: StepContext,
  work: () => Promise<StepResult<T>>,
): Promise<T> {
  const begin = clock.now();
  const log = async (end: Pick<CycleLogEntry, 'success' | 'output' | 'error'>): Promise<void> => {
    const finished = clock.now();
    const entry = {
      cycleId,
      accountId,
      step,
      input,
      startedAt: toInstant(begin),
      finishedAt: toInstant(finished),
      ...end,
    };
    await storage.cycles.appendLog(entry);
    const durationMs = finished.getTime() - begin.getTime();
    events.emit({
      type: 'cycle.step',
      at: entry.finishedAt,
      accountId,
      cycleId,
      step,
      success: end.success,
      durationMs,
    });
  };
  try {
    const { value, output } = await work();
    await log({ success: true, output, error: null });
    steps.push(step);
    return value;
  } catch (error) {
    await log({
      success: false,
      output: null,
      error: error instanceof Error ? error.message : String(error),
    });
    throw error;
  }
}
