// Stops a server and removes its directory as soon as the standard input ends: when whoever started this closes it, and
// also when that process is killed in a way that leaves it no time to clean up.
import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const [pid = '', directory = ''] = process.argv.slice(2);
const POLL_MS = 20;
const PATIENCE_MS = 5000;

function signal(name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(Number(pid), name);
  } catch {
    return false;
  }
}

process.stdin.resume();
process.stdin.once('close', async () => {
  signal('SIGQUIT');
  for (let waited = 0; signal(0) && waited < PATIENCE_MS; waited += POLL_MS) await wait(POLL_MS);
  signal('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});
