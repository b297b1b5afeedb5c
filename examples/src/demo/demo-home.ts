import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CorruptDataError, type Instant, type Json, type Policy } from '@adpilot/core';
import { type DemoOptions, UsageError } from './parse-options.ts';

/** What is kept between two runs: the simulated account and the time that it has. */
export type StoredWorld = {
  readonly version: 1;
  /** Hash of the export that it was made from, and of how it was read; null for the bundled world. */
  readonly source: string | null;
  readonly now: Instant;
  readonly simulator: Json;
  /** What the import reported, shown again with every run on it; null for the bundled world. */
  readonly notes: readonly string[] | null;
  readonly policy: Policy;
  readonly timeZone: string;
  /** Whether the database beside it holds what the world begins with. */
  readonly isReady?: boolean;
};

/** Where world and database lie, and which export they belong to. */
export type DemoHome = {
  readonly directory: string;
  readonly database: string;
  readonly world: string;
  readonly source: string | null;
};

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** Finds the folder of a run; the same export, read in the same way, always has the same one. */
export async function findHome({ data, insights, importing }: DemoOptions): Promise<DemoHome> {
  const source = insights.length === 0 ? null : await hashFiles(insights, JSON.stringify(importing));
  const directory = data ?? join(ROOT, '.adpilot', source?.slice(0, 16) ?? 'demo');
  return { directory, database: join(directory, 'database'), world: join(directory, 'world.json'), source };
}

/**
 * Forgets what an earlier run of the demo left.
 *
 * @throws UsageError for a folder that holds something else: nothing of it is deleted
 */
export async function clearHome({ directory, database, world }: DemoHome): Promise<void> {
  if (!existsSync(database) && !existsSync(world)) return;
  if (!existsSync(world)) {
    throw new UsageError(`${directory} holds a "database" that the demo did not make: nothing was deleted`);
  }
  await rm(database, { recursive: true, force: true });
  await rm(world, { force: true });
}

/**
 * The stored world, or null where there is none yet.
 *
 * @throws UsageError where it belongs to another export; CorruptDataError where it cannot be read
 */
export async function loadWorld({ world, source, directory }: DemoHome): Promise<StoredWorld | null> {
  if (!existsSync(world)) return null;
  const stored = parseWorld(await readFile(world, 'utf8'), world);
  if (stored.source !== source) {
    throw new UsageError(
      `${directory} holds another account: choose another --data, or --fresh to forget it`,
    );
  }
  return stored;
}

function parseWorld(text: string, path: string): StoredWorld {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CorruptDataError({ message: `${path} is not what the demo wrote: --fresh starts anew`, cause });
  }
}

/** Replaces the stored world as a whole and at once: a crash leaves the old one or the new one. */
export function saveWorld({ world, directory }: DemoHome, stored: StoredWorld): void {
  mkdirSync(directory, { recursive: true });
  const next = `${world}.next`;
  writeFileSync(next, JSON.stringify(stored));
  renameSync(next, world);
}

async function hashFiles(paths: readonly string[], reading: string): Promise<string> {
  const hash = createHash('sha256').update(reading);
  for (const path of paths) for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}
