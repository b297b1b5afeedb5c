import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Instant, Json, Policy } from '@adpilot/core';
import type { DemoOptions } from './parse-options.ts';

/** What is kept between two runs: the simulated account and the time that it has. */
export type StoredWorld = {
  readonly version: 1;
  readonly now: Instant;
  readonly simulator: Json;
  /** What the import reported, shown again with every run on it; null for the bundled world. */
  readonly notes: readonly string[] | null;
  readonly policy: Policy;
  readonly timeZone: string;
};

/** Where world and database lie. */
export type DemoHome = { readonly directory: string; readonly database: string; readonly world: string };

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** Finds the folder of a run; the same export always has the same one. */
export async function openHome({ data, insights, fresh }: DemoOptions): Promise<DemoHome> {
  const name = insights.length === 0 ? 'demo' : (await hashFiles(insights)).slice(0, 16);
  const directory = data ?? join(ROOT, '.adpilot', name);
  const home = { directory, database: join(directory, 'database'), world: join(directory, 'world.json') };
  if (fresh)
    await Promise.all([home.database, home.world].map((path) => rm(path, { recursive: true, force: true })));
  await mkdir(directory, { recursive: true });
  return home;
}

/** The stored world, or null where there is none yet. */
export async function loadWorld({ world }: DemoHome): Promise<StoredWorld | null> {
  try {
    return JSON.parse(await readFile(world, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Replaces the stored world as a whole: a crash leaves the old one or the new one. */
export async function saveWorld({ world }: DemoHome, stored: StoredWorld): Promise<void> {
  const next = `${world}.next`;
  await writeFile(next, JSON.stringify(stored));
  await rename(next, world);
}

async function hashFiles(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}
