import type { Variant } from '../model/variant.ts';

/** Whether a variant belongs to the pool of its master: not retired, and not one that the platform refused. */
export function isLive({ status, fatigued, uploadStatus }: Variant): boolean {
  return status !== 'archived' && !fatigued && uploadStatus !== 'failed';
}
