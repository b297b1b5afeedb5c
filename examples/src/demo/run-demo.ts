import type { CycleRun, Plan } from '@adpilot/core';
import type { DemoSession } from './open-session.ts';
import type { DemoOptions } from './parse-options.ts';
import { followCycle, type Progress } from './progress.ts';
import { renderRun } from './render-run.ts';

/** What a run of the demo shows. */
export type DemoResult = {
  readonly run: CycleRun;
  readonly plan: Plan | null;
  readonly text: string;
  readonly interrupted: boolean;
};

/** Runs one cycle and says what happened. */
export async function runDemo(
  session: DemoSession,
  { options, progress, columns }: { options: DemoOptions; progress: Progress; columns: number },
): Promise<DemoResult> {
  followCycle(session.adpilot.events, progress);
  const { run, interrupted } = await runCycle(session);
  progress.done();
  const again = ['pnpm demo', ...sameAgain(options)].join(' ');
  return { run, interrupted, ...(await renderRun(run, session, { again, columns })) };
}

async function runCycle({
  adpilot,
  world,
  save,
}: DemoSession): Promise<{ readonly run: CycleRun; readonly interrupted: boolean }> {
  const abort = new AbortController();
  const onInterrupt = (): void => abort.abort(new Error('interrupted'));
  process.once('SIGINT', onInterrupt);
  try {
    const run = await adpilot.cycle.run({
      accountId: world.platform.simulator.accountId,
      mode: 'execute',
      trigger: 'manual',
      actor: { id: 'demo', role: 'manager' },
      signal: abort.signal,
    });
    return { run, interrupted: abort.signal.aborted };
  } finally {
    process.off('SIGINT', onInterrupt);
    save();
  }
}

/** The options that lead to the same account. */
function sameAgain({ insights, importing, data }: DemoOptions): readonly string[] {
  const { currency, timeZone, decimal, dates, conversionEvent, strict } = importing;
  const given = (name: string, value: string | null | undefined): readonly string[] =>
    value === null || value === undefined ? [] : [name, /^[\w.:/\\-]+$/.test(value) ? value : `'${value}'`];
  return [
    ...insights.flatMap((file) => given('--insights', file)),
    ...given('--currency', currency),
    ...given('--time-zone', timeZone),
    ...given('--decimal', decimal),
    ...given('--dates', dates),
    ...given('--event', conversionEvent),
    ...(strict ? ['--strict'] : []),
    ...given('--data', data),
  ];
}
