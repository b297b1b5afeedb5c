import type { Clock, Signal } from '@adpilot/core';
import { passes } from './passes.ts';

/**
 * What `work` resolves with, or null where `ms` pass or the signal is aborted before that. The work itself goes on; of
 * the waiting nothing is left.
 */
export async function within<T>(
  work: Promise<T>,
  { clock, ms, signal }: { readonly clock: Clock; readonly ms: number; readonly signal?: Signal },
): Promise<T | null> {
  const over = new AbortController();
  const end = (): void => over.abort();
  if (signal?.aborted) end();
  signal?.addEventListener('abort', end);
  try {
    return await Promise.race([work, passes(clock, ms, over.signal).then(() => null)]);
  } finally {
    signal?.removeEventListener('abort', end);
    end();
  }
}
