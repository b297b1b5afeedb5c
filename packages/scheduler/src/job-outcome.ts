import type { JobOutcome } from '@adpilot/core';

/** What is answered once no work may begin. */
export const STOPPED: JobOutcome = skipped('the scheduler is stopped');

export function failed(error: unknown): JobOutcome {
  return { status: 'failed', message: error instanceof Error ? error.message : String(error) };
}

export function skipped(reason: string): JobOutcome {
  return { status: 'skipped', reason };
}

/** The outcome of `work`; a rejection is one too. */
export async function outcomeOf(work: () => Promise<JobOutcome>): Promise<JobOutcome> {
  try {
    return await work();
  } catch (error) {
    return failed(error);
  }
}
