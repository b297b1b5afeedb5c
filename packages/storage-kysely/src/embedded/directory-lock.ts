import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConflictError } from '@adpilot/core';

const LOCK_FILE = /^lock-(\d+)$/;
// Two readings of the time at which a process began differ by less than this.
const START_TOLERANCE_MS = 2000;

/** The right of this process to use a directory alone. */
export type DirectoryLock = {
  /** The directory, with symbolic links resolved. */
  readonly directory: string;
  release(): void;
};

/**
 * Makes the directory where there is none, and takes it for this process.
 *
 * Each process announces itself with a file of its own before it looks for those of others: of two that come at once at
 * least one sees the other. Files of processes that ended without removing theirs are removed.
 *
 * @throws ConflictError where a live process, be it this one, holds the directory
 */
export function lockDirectory(path: string): DirectoryLock {
  mkdirSync(path, { recursive: true });
  const directory = realpathSync(path);
  const own = join(directory, `lock-${process.pid}`);
  if (!announce(own)) throw heldBy(process.pid, directory);
  const other = findLiveHolder(directory);
  if (other !== null) {
    rmSync(own);
    throw heldBy(other, directory);
  }
  let held = true;
  return {
    directory,
    release: () => {
      if (held) rmSync(own, { force: true });
      held = false;
    },
  };
}

/** Writes the file of this process; false where it is there already. */
function announce(file: string): boolean {
  try {
    writeFileSync(file, String(startedAt()), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  const written = Number(readFileSync(file, 'utf8'));
  if (Math.abs(written - startedAt()) < START_TOLERANCE_MS) return false;
  // An earlier process had the same id: in a container most have.
  writeFileSync(file, String(startedAt()));
  return true;
}

function findLiveHolder(directory: string): number | null {
  for (const name of readdirSync(directory)) {
    const pid = Number(LOCK_FILE.exec(name)?.[1] ?? process.pid);
    if (pid === process.pid) continue;
    if (isAlive(pid)) return pid;
    rmSync(join(directory, name), { force: true });
  }
  return null;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // One that belongs to somebody else may not be signalled, but is there.
    return codeOf(error) === 'EPERM';
  }
}

/** When this process began, in milliseconds since 1970. */
function startedAt(): number {
  return Math.round(Date.now() - process.uptime() * 1000);
}

function heldBy(pid: number, directory: string): ConflictError {
  return new ConflictError({
    message: `process ${pid} uses ${directory}: an embedded database belongs to one process at a time`,
    context: { pid, directory },
  });
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
}
