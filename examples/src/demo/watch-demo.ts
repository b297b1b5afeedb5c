import type { CycleRun, Job, JobRun, Plan, Scheduler } from '@adpilot/core';
import { createScheduler } from '@adpilot/scheduler';
import { createNameOf, describeChange } from './describe-change.ts';
import { amount, localTime } from './format.ts';
import type { DemoSession } from './open-session.ts';
import { createParkedClock, type ParkedClock } from './parked-clock.ts';
import type { Progress } from './progress.ts';

const INTERRUPTED = 130;

/**
 * Lets the scheduler run cycles while the simulated clock goes from one to the next, a line for each and for every
 * change of the account.
 *
 * @param options `cycles`: how many, `Infinity` until interrupted
 * @returns the exit code: 1 where a cycle failed, 130 where the user interrupted
 */
export async function watchDemo(
  session: DemoSession,
  { cycles, progress }: { readonly cycles: number; readonly progress: Progress },
): Promise<number> {
  const { world, storage, adpilot, save } = session;
  const clock = createParkedClock(world.clock);
  const [job] = adpilot.jobs({ accountIds: [world.platform.simulator.accountId] });
  if (job === undefined) throw new RangeError('an account has a cycle');
  let ended: (run: JobRun) => void = () => undefined;
  const scheduler = createScheduler({
    storage,
    clock,
    jobs: [job],
    jitter: 0,
    onOutcome: (run) => ended(run),
  });
  const interrupt = new AbortController();
  const onInterrupt = (): void => interrupt.abort();
  process.once('SIGINT', onInterrupt);
  progress.done();
  for (const note of world.notes ?? []) console.log(note);
  let failures = 0;
  try {
    scheduler.start();
    for (let cycle = 0; cycle < cycles && !interrupt.signal.aborted; cycle += 1) {
      const run = await runNext({ scheduler, clock, job, onEnded: (listener) => (ended = listener) });
      save();
      if (run.outcome.status === 'failed') failures += 1;
      console.log(await describe(run, session));
    }
  } finally {
    process.off('SIGINT', onInterrupt);
    await scheduler.stop();
  }
  if (interrupt.signal.aborted) {
    console.error('Interrupted between two cycles; --watch goes on from here.');
    return INTERRUPTED;
  }
  return failures > 0 ? 1 : 0;
}

/** Moves time to the job's next run and waits for its end: while it is at work, time stands still. */
function runNext({
  scheduler,
  clock,
  job,
  onEnded,
}: {
  readonly scheduler: Scheduler;
  readonly clock: ParkedClock;
  readonly job: Job;
  readonly onEnded: (listener: (run: JobRun) => void) => void;
}): Promise<JobRun> {
  const due = scheduler.status().find(({ job: name }) => name === job.name)?.nextRunAt;
  return new Promise((resolve) => {
    onEnded(resolve);
    clock.moveTo(new Date(due ?? clock.now()));
  });
}

async function describe(run: JobRun, session: DemoSession): Promise<string> {
  const time = localTime(run.startedAt, session.world.timeZone);
  if (run.outcome.status === 'failed') return `${time}  failed: ${run.outcome.message}`;
  if (run.outcome.status === 'skipped') return `${time}  skipped: ${run.outcome.reason}`;
  const cycle = await session.adpilot.cycle.last({ accountId: run.accountId });
  const plan = cycle?.planId ? await session.storage.plans.get({ planId: cycle.planId }) : null;
  if (!cycle || !plan) return `${time}  no plan`;
  return [`${time}  ${summarize(plan)}`, ...(await describeChanges(cycle, plan, session))].join('\n');
}

function summarize({ actions, holds, budget, currency }: Plan): string {
  const counted = (status: string): number => actions.filter((one) => one.status === status).length;
  const { before, after } = budget;
  return [
    `${counted('execute')} to do, ${counted('needs_approval')} held, ${counted('blocked')} blocked, ${counted('deferred')} deferred, ${counted('superseded')} superseded, ${holds.length} left alone`,
    `budget ${amount(before, currency)}${after === before ? '' : ` -> ${amount(after, currency)}`} a day`,
  ].join('; ');
}

/** What the cycle did or failed to do, a line each. */
async function describeChanges(
  { accountId }: CycleRun,
  plan: Plan,
  { storage }: DemoSession,
): Promise<readonly string[]> {
  const records = await storage.actions.listByPlan({ planId: plan.id });
  const tree = await storage.entities.tree({ accountId });
  if (!tree) return [];
  const nameOf = createNameOf(tree);
  const planned = new Map(plan.actions.map((one) => [one.decision.id, one]));
  return records.flatMap(({ decisionId, state, detail }) => {
    const one = planned.get(decisionId);
    if (!one) return [];
    const { target, rule, reason } = one.decision;
    const problem = state === 'succeeded' || state === 'reconciled' ? '' : ` [${state}: ${detail ?? ''}]`;
    return `    ${nameOf(target)}: ${describeChange(one, plan.currency)}${problem} (${rule}: ${reason})`;
  });
}
