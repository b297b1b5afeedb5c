import { PlatformError } from '@adpilot/core';
import { NEXT_STEPS } from './next-steps.ts';
import type { RequestFacts } from './request-facts.ts';

// No connection came about, so nothing was sent.
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/**
 * The error for a call without an answer. A write that may have been sent has an unknown outcome; anything else did
 * nothing. The fault's own text goes into the message, and not the fault itself: fetch puts headers into some.
 */
export function lostAnswer(
  fault: unknown,
  { accountId, method, path, effect }: RequestFacts,
  redact: (text: string) => string,
): PlatformError {
  const { texts, codes } = describeFault(fault);
  const sent = !codes.some((code) => NEVER_SENT.has(code));
  const kind = effect === 'set' && sent ? 'unknown_outcome' : 'transient';
  return new PlatformError({
    kind,
    message: redact(`${method} ${path} got no answer: ${texts.join(': ')}`),
    context: { accountId, method, path, nextStep: NEXT_STEPS[kind] },
  });
}

/** The texts and the system's codes of an error and of its causes. */
function describeFault(fault: unknown): {
  readonly texts: readonly string[];
  readonly codes: readonly string[];
} {
  if (!(fault instanceof Error)) return { texts: [String(fault)], codes: [] };
  const code = 'code' in fault && typeof fault.code === 'string' ? [fault.code] : [];
  const text = fault.message === '' ? fault.name : fault.message;
  if (fault.cause === undefined) return { texts: [text], codes: code };
  const inner = describeFault(fault.cause);
  return { texts: [text, ...inner.texts], codes: [...code, ...inner.codes] };
}
