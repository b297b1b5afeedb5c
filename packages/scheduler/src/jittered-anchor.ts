import { hashId, type Job } from '@adpilot/core';
import { parseDuration } from './parse-duration.ts';

/**
 * A run of the job's interval: somewhere in the first `jitter` of it after 1970-01-01 UTC, by name and account. Every
 * process computes the same one, and the accounts are spread. A cron keeps its times.
 */
export function jitteredAnchor({ name, accountId, schedule }: Job, jitter: number): Date {
  if ('cron' in schedule) return new Date(0);
  const share = Number.parseInt(hashId(name, accountId).slice(0, 8), 16) / 2 ** 32;
  return new Date(Math.floor(share * jitter * parseDuration(schedule.every)));
}
