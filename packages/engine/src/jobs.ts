import {
  type Actor,
  AdpilotError,
  type CycleRun,
  InvalidInputError,
  type Job,
  type JobOutcome,
  type Policy,
  type Signal,
} from '@adpilot/core';
import type { Cycle } from './cycle/create-cycle.ts';

/** Who the jobs act as. */
const SCHEDULER: Actor = { id: 'system:scheduler', role: 'manager' };

/** What a host may say about each kind of job. */
export type JobOptions = {
  /** Default true. */
  readonly enabled?: boolean;
  /** `90s`, `30m`, `12h`, `2d`; the default stands with the job. */
  readonly every?: string;
};

export type JobsOptions = {
  /** Default: the accounts of `policies`. */
  readonly accountIds?: readonly string[];
  /** A cycle in mode `execute`. Default every 30 minutes. */
  readonly cycle?: JobOptions;
};

/** What the jobs are made from. */
export type JobSource = {
  readonly cycle: Cycle;
  /** @throws NotFoundError for an account without a policy */
  policyOf(accountId: string): Policy;
  /** The accounts that have a policy each, null where one policy is for all. */
  readonly accountIds: readonly string[] | null;
};

/**
 * The work that comes round again, for each account.
 *
 * @throws InvalidInputError where nothing names the accounts; NotFoundError for one without a policy
 */
export function createJobs(source: JobSource, { accountIds, cycle }: JobsOptions = {}): readonly Job[] {
  const accounts = accountIds ?? source.accountIds;
  if (accounts === null) {
    const message = 'one policy for all accounts does not say which ones: name those that have jobs';
    throw new InvalidInputError({ argument: 'accountIds', message });
  }
  for (const accountId of accounts) source.policyOf(accountId);
  return accounts.map((accountId) => cycleJob(source.cycle, accountId, cycle));
}

function cycleJob(cycle: Cycle, accountId: string, { enabled = true, every = '30m' }: JobOptions = {}): Job {
  return {
    name: 'cycle',
    accountId,
    schedule: { every },
    enabled,
    run: ({ signal }) => runCycleJob(cycle, accountId, signal),
  };
}

async function runCycleJob(cycle: Cycle, accountId: string, signal: Signal): Promise<JobOutcome> {
  try {
    return outcomeOf(
      await cycle.run({ accountId, mode: 'execute', trigger: 'scheduler', actor: SCHEDULER, signal }),
    );
  } catch (error) {
    // The account is in other hands; what goes wrong within a run of ours is in the run.
    if (AdpilotError.isInstance(error) && error.code === 'conflict')
      return { status: 'skipped', reason: error.message };
    throw error;
  }
}

/** A cycle of which some actions failed went through: they are on record, and the next one decides anew. */
function outcomeOf({ status, errors }: CycleRun): JobOutcome {
  return status === 'failed' ? { status: 'failed', message: errors.join('; ') } : { status: 'done' };
}
