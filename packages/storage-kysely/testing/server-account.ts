import { spawnSync } from 'node:child_process';

/** A user to run programs as. */
export type Account = { readonly uid: number; readonly gid: number };

const NOBODY: Account = { uid: 65534, gid: 65534 };

/**
 * The account that runs the server: null for the present one. PostgreSQL refuses to run as root, so root (mostly in a
 * container) steps down to the user `postgres`, or to nobody.
 */
export function serverAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  return uid === null || gid === null ? NOBODY : { uid, gid };
}

function idOf(flag: '-u' | '-g'): number | null {
  const { status, stdout } = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : null;
}
