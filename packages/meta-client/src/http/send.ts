import type { Logger } from '@adpilot/core';
import { errorOfAnswer } from '../errors/answer-error.ts';
import { parseErrorEnvelope } from '../errors/error-envelope.ts';
import { lostAnswer } from '../errors/lost-answer.ts';
import { refusal } from '../errors/refusal.ts';
import type { RequestFacts } from '../errors/request-facts.ts';
import { parseJson } from '../wire/parse-json.ts';
import { throwIfAborted } from './abort.ts';
import { type AccessToken, resolveCredentials } from './credentials.ts';
import { exchange, type RawAnswer } from './exchange.ts';
import type { FetchFunction, GraphRequest } from './graph-request.ts';
import { toHttpRequest } from './http-request.ts';
import { createRedactor } from './redact.ts';

/** What sending depends on. */
export type SendOptions = {
  readonly fetch: FetchFunction;
  readonly accessToken: AccessToken;
  readonly appSecret: string | null;
  readonly accountIds: readonly string[];
  /** Such as `v26.0`. */
  readonly version: string;
  /** How long one exchange may take. */
  readonly timeoutMs: number;
  readonly logger: Logger | undefined;
};

/** Sends a call once and gives the JSON of its answer, or rejects with a `PlatformError` or the signal's reason. */
export type Send = (request: GraphRequest) => Promise<unknown>;

/**
 * The only place that sends. Whatever it lets through (answers, errors, log lines) holds no secret: they are blotted out
 * of the answer's text before anything else reads it.
 */
export function createSend(options: SendOptions): Send {
  const accounts = new Set(options.accountIds);
  const warnOfVersion = createVersionWarning(options.logger);

  return async (request) => {
    const { accountId, method, effect, signal } = request;
    throwIfAborted(signal);
    if (!accounts.has(accountId)) {
      throw refusal('permission', `${accountId} is not among the accounts of this client`, { accountId });
    }
    const path = request.path === '' ? '/' : `/${options.version}/${request.path}`;
    const facts: RequestFacts = { accountId, method, path, effect };
    const credentials = await resolveCredentials(accountId, options);
    const redact = createRedactor(credentials.secrets);
    throwIfAborted(signal);
    // A write that is on its way is not cut off: its answer tells whether it took effect.
    const limits = { timeoutMs: options.timeoutMs, signal: effect === 'read' ? signal : undefined };
    const raw = await exchange(options.fetch, toHttpRequest(request, { path, credentials }), limits).catch(
      (fault: unknown) => {
        throwIfAborted(limits.signal);
        throw lostAnswer(fault, facts, redact);
      },
    );
    throwIfAborted(limits.signal);
    const answer = redactAnswer(raw, redact);
    warnOfVersion(answer);
    return readBody(answer, facts);
  };
}

function redactAnswer({ status, header, text }: RawAnswer, redact: (text: string) => string): RawAnswer {
  return { status, header: (name) => redact(header(name) ?? '') || null, text: redact(text) };
}

function readBody(answer: RawAnswer, facts: RequestFacts): unknown {
  const body = parseJson(answer.text);
  const succeeded = answer.status >= 200 && answer.status < 300;
  if (succeeded && body !== undefined && parseErrorEnvelope(body) === null) return body;
  throw errorOfAnswer({ ...answer, body }, facts);
}

/** Reports once what Meta says about a version that nears its end. */
function createVersionWarning(logger: Logger | undefined): (answer: RawAnswer) => void {
  const known = new Set<string>();
  return ({ header }) => {
    const warning = header('x-ad-api-version-warning');
    if (warning === null || known.has(warning)) return;
    known.add(warning);
    logger?.warn({ warning }, 'Meta warns about the API version');
  };
}
