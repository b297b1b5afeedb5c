export { createScheduler } from './create-scheduler.ts';
export { nextRun } from './next-run.ts';
export { parseDuration } from './parse-duration.ts';
export type { SchedulerOptions } from './scheduler-options.ts';
