import { spawnSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';

const CORE = join(import.meta.dirname, '../../packages/core');

/** The ES module that users of core import, built anew where a source is younger than it. */
export function builtCore(): string {
  const built = join(CORE, 'dist/index.js');
  const sources = globSync('{src,runtime,testing}/**/*.ts', { cwd: CORE }).map((file) => join(CORE, file));
  const since = statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (sources.some((file) => statSync(file).mtimeMs > since)) build();
  return built;
}

function build(): void {
  // stdout belongs to the report.
  const { status } = spawnSync('pnpm', ['--filter', '@adpilot/core', 'run', 'build'], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('core cannot be built');
}
