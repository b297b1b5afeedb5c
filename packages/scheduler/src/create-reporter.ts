import type { JobRun, Logger } from '@adpilot/core';

export type ReporterOptions = {
  readonly logger: Logger | undefined;
  readonly onOutcome: ((run: JobRun) => unknown) | undefined;
};

/** Tells the log and the host how a run ended. A listener that throws or rejects is logged. */
export function createReporter({ logger, onOutcome }: ReporterOptions): (run: JobRun) => void {
  const unheard = (error: unknown): void =>
    logger?.error({ error: String(error) }, 'a listener to the outcomes of jobs failed');
  return (run) => {
    const { outcome } = run;
    if (outcome.status === 'failed') logger?.error(run, 'a job failed');
    else logger?.debug(run, `a job is ${outcome.status}`);
    try {
      Promise.resolve(onOutcome?.(run)).catch(unheard);
    } catch (error) {
      unheard(error);
    }
  };
}
