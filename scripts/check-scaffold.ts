import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { copyTree } from './new/check/copy-tree.ts';
import { findFaults } from './new/check/find-faults.ts';

// Makes one part of each kind with `pnpm new`, in a copy of this checkout, and checks there what a new part touches.
const ROOT = join(import.meta.dirname, '..');
const KINDS = ['rule', 'guardrail', 'port', 'migration', 'example'];
const PROJECTS = ['core', 'storage-kysely', 'examples'].flatMap((name) => ['--project', name]);
/** The parts' own tests by their name, and those that look at whole registries. */
const TESTS = ['scaffold-', 'every-guardrail', 'reference-page', 'migrations.test'];
const CHECKS: readonly (readonly [program: string, ...args: string[]])[] = [
  ['biome', 'ci', '.'],
  ['tsc', '-p', 'tsconfig.json'],
  ['depcruise', 'packages', 'examples/src', '--output-type', 'err'],
  ['tsc', '-p', 'packages/core/tsconfig.pure.json'],
  ['knip'],
  ['vitest', 'run', ...PROJECTS, ...TESTS],
];

const copy = realpathSync(mkdtempSync(join(tmpdir(), 'adpilot-scaffold-')));
const PATH = `${join(copy, 'node_modules', '.bin')}${delimiter}${process.env['PATH']}`;

function passes(program: string, ...args: readonly string[]): boolean {
  const started = performance.now();
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, PATH },
    shell: process.platform === 'win32',
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${status === 0 ? 'ok    ' : 'FAILED'} ${seconds.padStart(5)} s  ${[program, ...args].join(' ')}`,
  );
  if (status !== 0) console.log(`${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`);
  return status === 0;
}

try {
  copyTree(ROOT, copy);
  const faults = findFaults(copy);
  for (const fault of faults) console.log(`FAILED  ${fault}`);
  const made = KINDS.map((kind) => passes('node', 'scripts/new.ts', kind, `scaffold-${kind}`));
  const checked = CHECKS.map((check) => passes(...check));
  const ok = faults.length === 0 && [...made, ...checked].every(Boolean);
  console.log(ok ? 'ok' : 'failed');
  process.exitCode = ok ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
