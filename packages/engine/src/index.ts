export { type Adpilot, type AdpilotOptions, createAdpilot } from './create-adpilot.ts';
export type { Cycle } from './cycle/create-cycle.ts';
export type { AdpilotEvents } from './events/event-hub.ts';
export { createIdGenerator } from './id-generator.ts';
export type { JobOptions, JobsOptions } from './jobs.ts';
