import { existsSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import {
  type AdPlatform,
  addDays,
  type CycleRun,
  dayOf,
  type EntityTree,
  NotFoundError,
  type Plan,
  type Storage,
} from '@adpilot/core';
import { createAdpilot, createIdGenerator } from '@adpilot/engine';
import { createEmbeddedStorage } from '@adpilot/storage-kysely/pglite';
import { clearHome, type DemoHome, findHome, saveWorld } from './demo-home.ts';
import { type DemoWorld, openWorld } from './open-world.ts';
import type { DemoOptions } from './parse-options.ts';
import { createProgress, followCycle, type Progress } from './progress.ts';
import { renderDecisions } from './render-decisions.ts';
import { renderOutcome } from './render-outcome.ts';
import { renderSummary } from './render-summary.ts';
import { seedExperiment } from './seed-experiment.ts';

/** What a run of the demo shows. */
export type DemoResult = {
  readonly run: CycleRun;
  readonly plan: Plan | null;
  readonly text: string;
  readonly interrupted: boolean;
};

/** Opens world and database, moves the clock, runs one cycle, stores the world, and says what happened. */
export async function runDemo(options: DemoOptions, columns: number): Promise<DemoResult> {
  const progress = createProgress(process.stderr);
  const home = await findHome(options);
  if (options.fresh) await forget(home);
  const world = await openWorld(home, options, progress);
  world.clock.advance(options.advanceMs);
  progress.say('opening the database ...');
  const storage = await createEmbeddedStorage({ path: home.database });
  try {
    if (world.isNew && home.source === null)
      await seedExperiment(storage, world.platform.simulator, world.timeZone);
    const save = (): void => saveWorld(home, { ...world.store(), source: home.source });
    const { run, interrupted } = await runCycle(world, { storage, save, progress });
    return { run, interrupted, ...(await describeRun(run, world, { storage, home, options, columns })) };
  } finally {
    progress.done();
    await storage.close();
  }
}

/** Nobody may be at work in a folder that is forgotten: its database is opened once, which takes its lock. */
async function forget(home: DemoHome): Promise<void> {
  if (existsSync(home.world) && existsSync(home.database)) {
    const storage = await createEmbeddedStorage({ path: home.database });
    await storage.close();
  }
  await clearHome(home);
}

type Tools = { readonly storage: Storage; readonly save: () => void; readonly progress: Progress };

async function runCycle(
  { clock, platform, policy }: DemoWorld,
  { storage, save, progress }: Tools,
): Promise<{ readonly run: CycleRun; readonly interrupted: boolean }> {
  const ids = createIdGenerator(clock);
  const adpilot = createAdpilot({ platform: interruptible(platform), storage, policy, clock, ids });
  followCycle(adpilot.events, progress);
  // A world that is killed must know what was done to it, as a real account does.
  save();
  adpilot.events.on('action.executed', save);
  adpilot.events.on('action.failed', save);
  const abort = new AbortController();
  const onInterrupt = (): void => abort.abort(new Error('interrupted'));
  process.once('SIGINT', onInterrupt);
  try {
    const run = await adpilot.cycle.run({
      accountId: platform.simulator.accountId,
      mode: 'execute',
      trigger: 'manual',
      actor: { id: 'demo', role: 'manager' },
      signal: abort.signal,
    });
    return { run, interrupted: abort.signal.aborted };
  } finally {
    process.off('SIGINT', onInterrupt);
    adpilot.close();
    save();
  }
}

/** The simulator answers at once; a pause before each write lets a signal in, as waiting for a network would. */
function interruptible(platform: AdPlatform): AdPlatform {
  return {
    ...platform,
    setBudget: async (request) => {
      await setImmediate();
      return platform.setBudget(request);
    },
    setStatus: async (request) => {
      await setImmediate();
      return platform.setStatus(request);
    },
  };
}

async function describeRun(
  run: CycleRun,
  world: DemoWorld,
  {
    storage,
    home,
    options,
    columns,
  }: {
    readonly storage: Storage;
    readonly home: DemoHome;
    readonly options: DemoOptions;
    readonly columns: number;
  },
): Promise<{ plan: Plan | null; text: string }> {
  const { planId, accountId } = run;
  const plan = planId === null ? null : await storage.plans.get({ planId });
  if (plan === null) return { plan: null, text: `The run failed: ${run.errors.join('; ')}` };
  const tree = await knownTree(storage, accountId);
  const today = dayOf(plan.now, tree.account.timeZone);
  const rows = await storage.insights.list({ accountId, since: addDays(today, -7), until: today });
  const records = await storage.actions.listByPlan({ planId: plan.id });
  const again = ['pnpm demo', ...sameAgain(options)].join(' ');
  const text = [
    ...(world.notes ?? []),
    renderSummary(tree, rows, plan),
    '',
    renderDecisions(plan, tree, columns),
    '',
    renderOutcome(run, plan, records),
    `Record    cycle ${run.id}, plan ${plan.id} (sha256 ${plan.digest.slice(0, 12)}...), in ${home.directory}; --json prints the plan`,
    `Again     ${again} runs the next cycle at the same simulated time, ${again} --advance 2d two days later`,
  ].join('\n');
  return { plan, text };
}

/** The options that lead to the same account. */
function sameAgain({ insights, data }: DemoOptions): readonly string[] {
  return [...insights.flatMap((file) => ['--insights', file]), ...(data === null ? [] : ['--data', data])];
}

async function knownTree(storage: Storage, accountId: string): Promise<EntityTree> {
  const tree = await storage.entities.tree({ accountId });
  if (!tree)
    throw new NotFoundError({ message: `nothing is stored of ${accountId}`, context: { accountId } });
  return tree;
}
