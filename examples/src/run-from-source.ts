import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export type Ran = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** Runs a script of this folder as a user does: its own process, from source. */
export function runFromSource(script: string, args: readonly string[] = []): Ran {
  const path = join(import.meta.dirname, script);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=@adpilot/source', path, ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', INIT_CWD: import.meta.dirname },
    },
  );
  return { status, stdout, stderr };
}
