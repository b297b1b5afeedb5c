export type { Clause } from './clause.ts';
export { createManualClock, type ManualClock } from './manual-clock.ts';
