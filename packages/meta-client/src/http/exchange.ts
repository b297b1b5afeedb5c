import type { Signal } from '@adpilot/core';
import type { ReadHeader } from '../errors/regain-access.ts';
import type { FetchFunction } from './graph-request.ts';

/** An answer as it came over the wire. */
export type RawAnswer = { readonly status: number; readonly header: ReadHeader; readonly text: string };

/**
 * Sends a request and reads its answer to the end, for at most `timeoutMs`. The timer is the system's and not the
 * client's clock: it bounds an exchange with a real server, which a clock that is moved by hand would cut off.
 */
export async function exchange(
  fetch: FetchFunction,
  { url, init }: { readonly url: string; readonly init: RequestInit },
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: Signal | undefined },
): Promise<RawAnswer> {
  const controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  const timer = setTimeout(() => controller.abort(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  signal?.addEventListener('abort', abort);
  try {
    const response = await fetch(url, { ...init, signal: controller.signal });
    const text = await response.text();
    return { status: response.status, header: (name) => response.headers.get(name), text };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}
