import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { Refusal } from './refusal.ts';

/**
 * A file as the house formats it, imports in order.
 *
 * @throws Refusal where it breaks a rule that cannot be repaired
 */
export function format(root: string, path: string, text: string): string {
  const programs = join(root, 'node_modules', '.bin');
  const { status, stdout, stderr, error } = spawnSync(
    'biome',
    ['check', '--write', `--stdin-file-path=${path}`],
    {
      cwd: root,
      input: text,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${programs}${delimiter}${process.env['PATH']}` },
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) throw new Refusal(`${path} would not pass the lint:\n${error?.message ?? stderr}`);
  return stdout;
}
