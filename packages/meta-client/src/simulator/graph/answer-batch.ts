import type { Json } from '@adpilot/core';
import * as z from 'zod';
import { answerCall } from './answer-call.ts';
import type { GraphContext } from './graph-context.ts';
import { batchTooLarge, parameterError } from './graph-errors.ts';
import { GRAPH_ORIGIN } from './graph-origin.ts';
import { respond } from './graph-response.ts';
import { parseJsonParam } from './parse-json-param.ts';
import { requireVersion, splitVersion } from './versions.ts';

const LARGEST_BATCH = 50;

const batchSchema = z.array(
  z.object({
    method: z.string(),
    relative_url: z.string().refine((text) => URL.canParse(text, `${GRAPH_ORIGIN}/`)),
    /** Form-encoded parameters. */
    body: z.string().default(''),
  }),
);

type BatchItem = z.output<typeof batchSchema>[number];

/**
 * Answers each call of a batch by itself, in order, with the status and headers that it would have had alone.
 *
 * @param version of the batch, for items that name none; null where the batch has none either
 * @throws GraphError for a batch that cannot be read or is too large
 */
export function answerBatch(
  context: GraphContext,
  {
    params,
    version,
    token,
  }: { readonly params: URLSearchParams; readonly version: string | null; readonly token: string },
): Json {
  return parseBatch(params).map(({ method, relative_url, body }) => {
    const url = new URL(relative_url, `${GRAPH_ORIGIN}/`);
    const response = respond(context, { method, url: url.href }, () => {
      const address = splitVersion(url.pathname);
      return answerCall(context, {
        method,
        version: requireVersion(address.version ?? version),
        path: address.path,
        params: new URLSearchParams([...url.searchParams, ...new URLSearchParams(body)]),
        token,
      });
    });
    const headers = Object.entries(response.headers).map(([name, value]) => ({ name, value }));
    return { code: response.status, headers, body: response.body };
  });
}

function parseBatch(params: URLSearchParams): readonly BatchItem[] {
  const parsed = batchSchema.safeParse(parseJsonParam(params, 'batch'));
  if (!parsed.success) throw parameterError('Param batch must be an array of requests');
  if (parsed.data.length > LARGEST_BATCH) throw batchTooLarge(LARGEST_BATCH);
  return parsed.data;
}
