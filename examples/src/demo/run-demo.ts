import {
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
import { type DemoHome, openHome, saveWorld } from './demo-home.ts';
import { type DemoWorld, openWorld } from './open-world.ts';
import type { DemoOptions } from './parse-options.ts';
import { createProgress, followCycle } from './progress.ts';
import { renderDecisions } from './render-decisions.ts';
import { renderOutcome } from './render-outcome.ts';
import { renderSummary } from './render-summary.ts';
import { seedExperiment } from './seed-experiment.ts';

/** What a run of the demo shows. */
export type DemoResult = { readonly run: CycleRun; readonly plan: Plan | null; readonly text: string };

/** Opens world and database, moves the clock, runs one cycle, stores the world, and says what happened. */
export async function runDemo(options: DemoOptions, columns: number): Promise<DemoResult> {
  const progress = createProgress(process.stderr);
  const home = await openHome(options);
  const world = await openWorld(home, options, progress);
  world.clock.advance(options.advanceMs);
  progress.say('opening the database ...');
  const storage = await createEmbeddedStorage({ path: home.database });
  try {
    const run = await runCycle(world, storage, home, progress);
    return { run, ...(await describeRun(run, world, storage, home, columns)) };
  } finally {
    progress.done();
    await storage.close();
  }
}

async function runCycle(
  world: DemoWorld,
  storage: Storage,
  home: DemoHome,
  progress: ReturnType<typeof createProgress>,
): Promise<CycleRun> {
  const { clock, platform, policy } = world;
  const { accountId } = platform.simulator;
  if (world.isNew && world.notes === null) await seedExperiment(storage, platform.simulator, world.timeZone);
  const adpilot = createAdpilot({ platform, storage, policy, clock, ids: createIdGenerator(clock) });
  followCycle(adpilot.events, progress);
  const abort = new AbortController();
  const onInterrupt = (): void => abort.abort(new Error('interrupted'));
  process.once('SIGINT', onInterrupt);
  try {
    return await adpilot.cycle.run({
      accountId,
      mode: 'execute',
      trigger: 'manual',
      actor: { id: 'demo', role: 'manager' },
      signal: abort.signal,
    });
  } finally {
    process.off('SIGINT', onInterrupt);
    adpilot.close();
    // Whatever the run did to the account has happened: the world keeps it even where the run failed.
    await saveWorld(home, world.store());
  }
}

async function describeRun(
  run: CycleRun,
  world: DemoWorld,
  storage: Storage,
  home: DemoHome,
  columns: number,
): Promise<{ plan: Plan | null; text: string }> {
  const { planId, accountId } = run;
  const plan = planId === null ? null : await storage.plans.get({ planId });
  if (plan === null) return { plan: null, text: `The run failed: ${run.errors.join('; ')}` };
  const tree = await knownTree(storage, accountId);
  const today = dayOf(plan.now, tree.account.timeZone);
  const rows = await storage.insights.list({ accountId, since: addDays(today, -7), until: today });
  const records = await storage.actions.listByPlan({ planId: plan.id });
  const text = [
    ...(world.notes ?? []),
    renderSummary(tree, rows, plan),
    '',
    renderDecisions(plan, tree, columns),
    '',
    renderOutcome(run, plan, records),
    `Record    cycle ${run.id}, plan ${plan.id} (sha256 ${plan.digest.slice(0, 12)}...), in ${home.directory}`,
    'Again     pnpm demo runs the next cycle at the same simulated time, pnpm demo --advance 2d two days later',
  ].join('\n');
  return { plan, text };
}

async function knownTree(storage: Storage, accountId: string): Promise<EntityTree> {
  const tree = await storage.entities.tree({ accountId });
  if (!tree)
    throw new NotFoundError({ message: `nothing is stored of ${accountId}`, context: { accountId } });
  return tree;
}
