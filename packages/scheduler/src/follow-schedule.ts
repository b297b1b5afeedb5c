import type { Clock, Signal } from '@adpilot/core';
import type { JobRunner } from './create-job-runner.ts';
import { passes } from './passes.ts';

/** A machine that was suspended, or whose clock was set, is noticed within this time; so is a change of plan. */
const LONGEST_SLEEP_MS = 60_000;

/** Runs a job whenever it is due, until the signal is aborted. */
export async function followSchedule(
  runner: JobRunner,
  { clock, signal }: { readonly clock: Clock; readonly signal: Signal },
): Promise<void> {
  for (let due = runner.dueAt(); due !== null && !signal.aborted; due = runner.dueAt()) {
    const left = due.getTime() - clock.now().getTime();
    // A run that somebody asked for counts too: it is the one that `run` gives, and plans the next when it ends.
    if (left <= 0) await runner.run();
    else await passes(clock, Math.min(left, LONGEST_SLEEP_MS), signal);
  }
}
