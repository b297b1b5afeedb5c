import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDirectory } from './directory-lock.ts';

const OWN = `lock-${process.pid}`;

describe('the lock of a directory', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'adpilot-lock-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  /** Another process that has taken the directory, and lives on. */
  async function otherHolder(): Promise<ChildProcess> {
    const script = `
      import(process.argv[1]).then(({ lockDirectory }) => {
        lockDirectory(process.argv[2]);
        process.stdout.write('held');
        setInterval(() => undefined, 1000);
      });`;
    const module = join(import.meta.dirname, 'directory-lock.ts');
    const holder = spawn(
      process.execPath,
      ['--conditions=@adpilot/source', '-e', script, module, directory],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    await once(holder.stdout, 'data');
    return holder;
  }

  it('makes the directory, and leaves no file behind', () => {
    const path = join(directory, 'a', 'b');
    const lock = lockDirectory(path);
    expect(readdirSync(path)).toEqual([OWN]);
    lock.release();
    lock.release();
    expect(readdirSync(path)).toEqual([]);
  });

  it('is had once by one process, under whatever name of the directory', () => {
    const lock = lockDirectory(directory);
    const alias = `${directory}-alias`;
    symlinkSync(directory, alias);
    const refusal = `process ${process.pid} uses ${lock.directory}`;
    expect(() => lockDirectory(alias)).toThrow(refusal);
    rmSync(alias);
    lock.release();
    lockDirectory(directory).release();
  });

  it('is refused while another process lives that has it, and taken over when it is dead', async () => {
    const holder = await otherHolder();
    expect(() => lockDirectory(directory)).toThrow(`process ${holder.pid} uses`);
    expect(readdirSync(directory), 'the refused one leaves nothing').toEqual([`lock-${holder.pid}`]);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const lock = lockDirectory(directory);
    expect(readdirSync(directory)).toEqual([OWN]);
    lock.release();
  });

  it('is taken over from an earlier process that had the same id', () => {
    writeFileSync(join(directory, OWN), String(Date.now() - 86_400_000));
    lockDirectory(directory).release();
  });
});
