import { expect, onTestFinished } from 'vitest';
import type { FetchFunction } from '../src/http/graph-request.ts';
import { markSimulated } from '../src/simulator-mark.ts';
import { loadRequestChecker } from './request-checker.ts';

/** A request that the client sent. */
export type SentRequest = {
  readonly method: string;
  readonly url: string;
  /** Without host and query. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly headers: Headers;
  readonly redirect: RequestInit['redirect'];
};

/** A `fetch` with a record of what it was asked. */
export interface FakeGraph {
  /** Marked, so stub mode takes it. */
  readonly fetch: FetchFunction;
  /** In the order of sending. */
  readonly sent: readonly SentRequest[];
}

const checkRequest = await loadRequestChecker();

/**
 * A Graph API that answers as a test wants it. The test fails if the client sends anything that Meta's specifications
 * would refuse.
 */
export function createFakeGraph(
  answer: (request: SentRequest, index: number) => Response | Promise<Response>,
): FakeGraph {
  const sent: SentRequest[] = [];
  onTestFinished(() => expect(rejections(sent)).toEqual([]));
  const fetch: FetchFunction = async (url, init) => {
    const request = describeRequest(url, init);
    sent.push(request);
    return answer(request, sent.length - 1);
  };
  return { fetch: markSimulated(fetch), sent };
}

/** What Meta's specifications have against the requests. */
export function rejections(requests: readonly SentRequest[]): readonly string[] {
  return requests
    .map(({ method, path, parameters }) => checkRequest({ method, path, params: parameters }))
    .filter((rejection) => rejection !== null);
}

/** A request in the terms of the Graph API. */
export function describeRequest(url: string, init: RequestInit): SentRequest {
  const { pathname, searchParams } = new URL(url);
  const form = typeof init.body === 'string' ? new URLSearchParams(init.body) : searchParams;
  return {
    method: init.method ?? 'GET',
    url,
    path: pathname,
    parameters: Object.fromEntries(form),
    headers: new Headers(init.headers),
    redirect: init.redirect,
  };
}

/** A JSON answer. */
export function json(
  body: unknown,
  {
    status = 200,
    headers = {},
  }: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** Meta's error envelope with status 400. */
export function graphError(
  error: Readonly<Record<string, unknown>>,
  {
    status = 400,
    headers = {},
  }: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): Response {
  return json(
    { error: { message: 'refused', type: 'OAuthException', fbtrace_id: 'trace-1', ...error } },
    { status, headers },
  );
}
