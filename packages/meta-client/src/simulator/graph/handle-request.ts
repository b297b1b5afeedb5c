import { answerBatch } from './answer-batch.ts';
import { answerCall } from './answer-call.ts';
import type { GraphContext } from './graph-context.ts';
import { invalidToken, missingToken } from './graph-errors.ts';
import { type GraphResponse, respond } from './graph-response.ts';
import { requireVersion, splitVersion } from './versions.ts';

/** A call as it comes over the wire. */
export type GraphRequest = {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | null;
  /** Form-encoded parameters. */
  readonly body: string;
};

/** Answers a request as the Graph API does: the version is checked first, then the token, then the call itself. */
export function handleRequest(context: GraphContext, request: GraphRequest): GraphResponse {
  const { method, url, authorization, body } = request;
  return respond(context, { method, url: url.href }, () => {
    const params = new URLSearchParams([...url.searchParams, ...new URLSearchParams(body)]);
    const { version, path } = splitVersion(url.pathname);
    if (method === 'POST' && path.length === 0 && params.has('batch')) {
      return answerBatch(context, { params, version, token: tokenOf(params, authorization) });
    }
    const call = { method, version: requireVersion(version), path, params };
    return answerCall(context, { ...call, token: tokenOf(params, authorization) });
  });
}

function tokenOf(params: URLSearchParams, authorization: string | null): string {
  const given = authorization === null ? params.get('access_token') : authorization.replace(/^Bearer\b/i, '');
  if (given === null) throw missingToken();
  const token = given.trim();
  if (token === '') throw invalidToken();
  return token;
}
