import { PlatformError } from '@adpilot/core';
import { parseBlameFields } from './blame-fields.ts';
import { classifyError } from './classify-error.ts';
import { type ErrorEnvelope, parseErrorEnvelope } from './error-envelope.ts';
import { NEXT_STEPS } from './next-steps.ts';
import { type ReadHeader, regainAccessMs } from './regain-access.ts';
import type { RequestFacts } from './request-facts.ts';

// Where Meta refuses without naming a time. The shortest block of a limited access tier is as long.
const DEFAULT_BLOCK_MS = 300_000;
const EXCERPT_LENGTH = 160;

/** An answer that reports a failure. `body` is undefined where the text is no JSON. Holds no secret any more. */
export type ErrorAnswer = {
  readonly status: number;
  readonly header: ReadHeader;
  readonly text: string;
  readonly body: unknown;
};

/** The error for a failed answer. A write that failed in passing may have taken effect, so its outcome is unknown. */
export function errorOfAnswer(answer: ErrorAnswer, request: RequestFacts): PlatformError {
  const envelope = parseErrorEnvelope(answer.body);
  const meaning = classifyError({ status: answer.status, isJson: answer.body !== undefined, envelope });
  const kind = meaning.kind === 'transient' && request.effect === 'set' ? 'unknown_outcome' : meaning.kind;
  const blameFields = parseBlameFields(envelope?.error_data);
  return new PlatformError({
    kind,
    message: describe(answer, envelope, request, blameFields),
    platformCode: envelope?.code ?? null,
    subcode: envelope?.error_subcode ?? null,
    traceId: envelope?.fbtrace_id ?? answer.header('x-fb-trace-id') ?? answer.header('x-fb-request-id'),
    retryAfterMs:
      kind === 'rate_limited'
        ? (meaning.retryAfterMs ?? regainAccessMs(answer.header) ?? DEFAULT_BLOCK_MS)
        : null,
    userMessage: joinTexts(': ', envelope?.error_user_title, envelope?.error_user_msg),
    context: {
      accountId: request.accountId,
      method: request.method,
      path: request.path,
      status: answer.status,
      blameFields: blameFields.length === 0 ? null : blameFields.join(', '),
      nextStep: NEXT_STEPS[kind],
    },
  });
}

function describe(
  { status, text }: ErrorAnswer,
  envelope: ErrorEnvelope | null,
  { method, path }: RequestFacts,
  blameFields: readonly string[],
): string {
  const codes = [envelope?.code, envelope?.error_subcode]
    .filter((code) => typeof code === 'number')
    .join('/');
  const cause = joinTexts(
    ' ',
    envelope?.message,
    envelope?.error_user_title && `(${envelope.error_user_title})`,
  );
  return [
    `${method} ${path} failed with ${codes === '' ? `HTTP ${status}` : `code ${codes}`}`,
    cause ?? (text.trim() === '' ? 'the answer is empty' : `the answer is ${excerpt(text)}`),
    ...(blameFields.length === 0 ? [] : [`blamed: ${blameFields.join(', ')}`]),
  ].join('; ');
}

function excerpt(text: string): string {
  return JSON.stringify(text.trim().replaceAll(/\s+/g, ' ').slice(0, EXCERPT_LENGTH));
}

function joinTexts(separator: string, ...texts: readonly (string | null | undefined)[]): string | null {
  const present = texts.filter((text) => typeof text === 'string' && text !== '');
  return present.length === 0 ? null : present.join(separator);
}
