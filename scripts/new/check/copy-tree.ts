import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Copies what git knows or would know of a checkout. Packages find each other within the copy, and everything else
 * where the checkout has it installed.
 */
export function copyTree(from: string, to: string): void {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: from,
    encoding: 'utf8',
  });
  const files = listed.split('\0').filter((file) => file !== '' && existsSync(join(from, file)));
  for (const file of files) cpSync(join(from, file), join(to, file));

  const modules = join(to, 'node_modules');
  mkdirSync(modules);
  for (const name of readdirSync(join(from, 'node_modules'))) {
    // The other names with a dot are caches.
    if (name.startsWith('.') && name !== '.bin' && name !== '.pnpm') continue;
    symlinkSync(join(from, 'node_modules', name), join(modules, name), 'junction');
  }
  for (const workspace of new Set(files.filter((file) => file.endsWith('/package.json')).map(dirname))) {
    const installed = join(from, workspace, 'node_modules');
    // Relative links: those to siblings lead to the copies.
    if (existsSync(installed)) {
      cpSync(installed, join(to, workspace, 'node_modules'), { recursive: true, verbatimSymlinks: true });
    }
  }
}
