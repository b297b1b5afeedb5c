import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

// `pnpm example 01` runs examples/src/01-*.ts from source, with the rest of the arguments.
const [number = '', ...args] = process.argv.slice(2).filter((arg) => arg !== '--');
const folder = join(import.meta.dirname, '../examples/src');
const examples = readdirSync(folder).filter((name) => /^\d\d-.*\.ts$/.test(name) && !name.includes('.test.'));
const example = examples.find((name) => name.startsWith(`${number}-`));
if (example === undefined) {
  console.error(`Usage: pnpm example NUMBER\n\n${examples.join('\n')}`);
  process.exitCode = 2;
} else {
  const run = spawnSync(process.execPath, ['--conditions=@adpilot/source', join(folder, example), ...args], {
    // Files are named from where the user stands.
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    stdio: 'inherit',
  });
  process.exitCode = run.status ?? 1;
}
