import { AdpilotError } from '@adpilot/core';
import { type DemoSession, openSession } from './demo/open-session.ts';
import { type DemoOptions, parseOptions, USAGE, UsageError } from './demo/parse-options.ts';
import { createProgress, type Progress } from './demo/progress.ts';
import { runDemo } from './demo/run-demo.ts';
import { watchDemo } from './demo/watch-demo.ts';

const INTERRUPTED = 130;

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  const progress = createProgress(process.stderr);
  const session = await openSession(options, progress);
  try {
    if (options.watch === null) return await showOneCycle(session, { options, progress });
    return await watchDemo(session, { cycles: options.watch, progress });
  } finally {
    progress.done();
    await session.close();
  }
}

async function showOneCycle(
  session: DemoSession,
  { options, progress }: { readonly options: DemoOptions; readonly progress: Progress },
): Promise<number> {
  const columns = process.stdout.columns ?? 140;
  const { run, plan, text, interrupted } = await runDemo(session, { options, progress, columns });
  // With --json stdout carries the plan alone.
  if (options.json && plan) console.log(JSON.stringify(plan));
  if (options.json) console.error(text);
  else console.log(text);
  if (interrupted) console.error('Interrupted: what was not executed was skipped.');
  return interrupted ? INTERRUPTED : run.status === 'failed' ? 1 : 0;
}

/** What went wrong, in a line: a person has no use for a stack. */
function explain(error: unknown): { readonly text: string; readonly exitCode: number } | null {
  if (error instanceof UsageError)
    return { text: `${error.message}\n\npnpm demo --help lists the options`, exitCode: 2 };
  if (AdpilotError.isInstance(error)) {
    const claimed = error.message.startsWith('another run is at work');
    const hint = claimed ? '\nIf an earlier run was killed, --advance 10m lets its claim expire.' : '';
    return { text: `${error.name}: ${error.message}${hint}`, exitCode: 1 };
  }
  // A file that is not there, or not to be read.
  if (error instanceof Error && 'syscall' in error) return { text: describeFileError(error), exitCode: 1 };
  return null;
}

function describeFileError(error: Error & { readonly code?: unknown; readonly path?: unknown }): string {
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a directory',
    EACCES: 'access is denied',
  };
  const reason = reasons[String(error.code)];
  return reason === undefined ? error.message : `cannot read ${error.path ?? 'a file'}: ${reason}`;
}

try {
  process.exitCode = await main();
} catch (error) {
  const explained = explain(error);
  if (!explained) throw error;
  console.error(explained.text);
  process.exitCode = explained.exitCode;
}
