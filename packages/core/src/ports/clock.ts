import type { Signal } from './signal.ts';

/**
 * Where time comes from.
 *
 * - CL-1: `now` never goes back.
 * - CL-2: after `sleep(ms)` at least `ms` have passed by `now`.
 * - CL-3: `sleep` rejects with the signal's reason where it is aborted, before or while it waits.
 */
export interface Clock {
  now(): Date;
  sleep(ms: number, signal?: Signal): Promise<void>;
}
