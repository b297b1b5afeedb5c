import type { Job, JobKey } from '@adpilot/core';

export function keyOf({ name, accountId }: Job): JobKey {
  return { job: name, accountId };
}

/** The name of the lease of a job and account. Names of jobs have no colon, so no two keys share one. */
export function leaseName({ job, accountId }: JobKey): string {
  return `job:${job}:${accountId}`;
}
