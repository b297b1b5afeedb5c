import { existsSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { type AdPlatform, ConflictError, type Storage } from '@adpilot/core';
import { type Adpilot, createAdpilot, createIdGenerator } from '@adpilot/engine';
import { createEmbeddedStorage } from '@adpilot/storage-kysely/pglite';
import { clearHome, type DemoHome, findHome, saveWorld } from './demo-home.ts';
import { type DemoWorld, openWorld } from './open-world.ts';
import type { DemoOptions } from './parse-options.ts';
import type { Progress } from './progress.ts';
import { seedExperiment } from './seed-experiment.ts';

/** A stored account with everything that runs it, open until it is closed. */
export type DemoSession = {
  readonly home: DemoHome;
  readonly world: DemoWorld;
  readonly storage: Storage;
  readonly adpilot: Adpilot;
  /** Stores the world as it is now. */
  save(): void;
  close(): Promise<void>;
};

/** Opens world and database where the last run left them, or makes them, and moves the clock as it is asked to. */
export async function openSession(options: DemoOptions, progress: Progress): Promise<DemoSession> {
  const home = await findHome(options);
  if (options.fresh) await forget(home);
  const world = await openWorld(home, options, progress);
  world.clock.advance(options.advanceMs);
  // A folder is known for the demo's own by its world, so that stands there first.
  saveWorld(home, { ...world.store(), source: home.source, isReady: !world.isNew });
  progress.say('opening the database ...');
  const storage = await createEmbeddedStorage({ path: home.database });
  if (world.isNew && home.source === null)
    await seedExperiment(storage, world.platform.simulator, world.timeZone);
  const { clock, platform, policy } = world;
  const ids = createIdGenerator(clock);
  const adpilot = createAdpilot({ platform: interruptible(platform), storage, policy, clock, ids });
  const save = (): void => saveWorld(home, { ...world.store(), source: home.source, isReady: true });
  // A world that is killed must know what was done to it, as a real account does.
  save();
  adpilot.events.on('action.executed', save);
  adpilot.events.on('action.failed', save);
  return {
    home,
    world,
    storage,
    adpilot,
    save,
    close: async () => {
      adpilot.close();
      await storage.close();
    },
  };
}

/** Nobody may be at work in a folder that is forgotten: its database is opened once, which takes its lock. */
async function forget(home: DemoHome): Promise<void> {
  if (existsSync(home.world) && existsSync(home.database)) await requireUnused(home.database);
  await clearHome(home);
}

async function requireUnused(database: string): Promise<void> {
  try {
    const storage = await createEmbeddedStorage({ path: database });
    await storage.close();
  } catch (error) {
    // Anything else says that it cannot be used any more, which is a reason to forget it.
    if (error instanceof ConflictError) throw error;
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
