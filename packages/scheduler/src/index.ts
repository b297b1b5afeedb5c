export { nextRun } from './next-run.ts';
export { parseDuration } from './parse-duration.ts';
export type { CronSchedule, Interval, Schedule } from './schedule.ts';
