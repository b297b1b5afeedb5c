import type { ErrorEnvelope } from './error-envelope.ts';
import { ERROR_MEANINGS, ERROR_RANGES, ERROR_TEXTS, type ErrorMeaning } from './error-meanings.ts';

/** A failed answer as far as its meaning goes. `envelope` is null where the body is no error of Meta's. */
export type FailedAnswer = {
  readonly status: number;
  readonly isJson: boolean;
  readonly envelope: ErrorEnvelope | null;
};

// For answers without any code of Meta's.
const STATUS_MEANINGS: Readonly<Record<number, ErrorMeaning>> = {
  401: { kind: 'auth' },
  403: { kind: 'permission' },
  404: { kind: 'not_found' },
  429: { kind: 'rate_limited' },
};

/**
 * What a failed answer means: the table where it knows the codes, else Meta's own hint, else the HTTP status. An unknown
 * code is the request's fault with a 4xx status and Meta's with a 5xx one.
 */
export function classifyError({ status, isJson, envelope }: FailedAnswer): ErrorMeaning {
  // Only gateways answer in HTML or with nothing.
  if (!isJson) return { kind: 'transient' };
  return (
    meaningOfText(envelope) ??
    meaningOfCode(envelope) ??
    (envelope?.is_transient === true ? { kind: 'transient' } : null) ??
    (typeof envelope?.code === 'number' ? null : STATUS_MEANINGS[status]) ?? {
      kind: status >= 500 ? 'transient' : 'invalid_request',
    }
  );
}

function meaningOfCode(envelope: ErrorEnvelope | null): ErrorMeaning | null {
  if (typeof envelope?.code !== 'number') return null;
  const { code, error_subcode: subcode, type } = envelope;
  const specific =
    typeof subcode === 'number'
      ? (ERROR_MEANINGS[`${code}/${subcode}`] ?? ERROR_MEANINGS[`*/${subcode}`])
      : undefined;
  if (specific) return specific;
  if (code === 1 && typeof subcode !== 'number') return { kind: 'transient' };
  // Some endpoints leave the subcode 33 out.
  if (code === 100 && type === 'GraphMethodException') return { kind: 'not_found' };
  return (
    ERROR_MEANINGS[String(code)] ??
    ERROR_RANGES.find(({ from, to }) => from <= code && code <= to)?.meaning ??
    null
  );
}

function meaningOfText(envelope: ErrorEnvelope | null): ErrorMeaning | null {
  if (typeof envelope?.error_subcode === 'number') return null;
  const message = envelope?.message ?? '';
  return ERROR_TEXTS.find(({ code, text }) => code === envelope?.code && text.test(message))?.meaning ?? null;
}
