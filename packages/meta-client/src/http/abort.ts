import type { Signal } from '@adpilot/core';

/** Rejects what follows where the signal is aborted already. @throws the signal's reason */
export function throwIfAborted(signal: Signal | undefined): void {
  if (signal?.aborted) throw signal.reason;
}
