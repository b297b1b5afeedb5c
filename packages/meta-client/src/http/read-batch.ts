import type { PlatformError, Signal } from '@adpilot/core';
import * as z from 'zod';
import { errorOfAnswer } from '../errors/answer-error.ts';
import { parseErrorEnvelope } from '../errors/error-envelope.ts';
import { refusal } from '../errors/refusal.ts';
import type { RequestFacts } from '../errors/request-facts.ts';
import { parseJson } from '../wire/parse-json.ts';
import type { Graph } from './graph.ts';
import { parseAnswer } from './parse-answer.ts';

/** Reads of an account; each carries its path below the version, query included. */
export type BatchRequest<Read extends { readonly path: string }> = {
  readonly accountId: string;
  readonly reads: readonly Read[];
  readonly signal?: Signal | undefined;
};

/** What one read came to: the JSON that was answered, or the error that was met. */
export type BatchResult =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly error: PlatformError };

/** A read beside its result. */
export type BatchAnswer<Read> = { readonly read: Read; readonly result: BatchResult };

const LARGEST_BATCH = 50;

const itemSchema = z
  .object({
    code: z.number(),
    headers: z
      .array(z.object({ name: z.string(), value: z.string() }))
      .nullish()
      .catch(null),
    body: z.string().nullish(),
  })
  .nullish();

const batchSchema = z.array(itemSchema);

/**
 * Reads many paths, fifty a round trip, and keeps their order. Reads that Meta did not finish or that failed in passing
 * are asked again, without the others and as often as a single read would be; where one stays open, all reject.
 */
export async function readBatch<Read extends { readonly path: string }>(
  graph: Graph,
  { accountId, reads, signal }: BatchRequest<Read>,
): Promise<readonly BatchAnswer<Read>[]> {
  const answers: BatchAnswer<Read>[] = [];
  for (let from = 0; from < reads.length; from += LARGEST_BATCH) {
    const chunk = reads.slice(from, from + LARGEST_BATCH);
    answers.push(...(await readChunk(graph, { accountId, reads: chunk, signal })));
  }
  return answers;
}

async function readChunk<Read extends { readonly path: string }>(
  graph: Graph,
  { accountId, reads, signal }: BatchRequest<Read>,
): Promise<readonly BatchAnswer<Read>[]> {
  const request = { accountId, method: 'POST', path: '', effect: 'read', signal } as const;
  const settled = new Map<string, BatchResult>();
  return graph.repeat(async () => {
    const open = [...new Set(reads.map(({ path }) => path))].filter((path) => !settled.has(path));
    const batch = open.map((path) => ({ method: 'GET', relative_url: `${graph.version}/${path}` }));
    const body = await graph.send({ ...request, parameters: { batch: JSON.stringify(batch) } });
    const items = parseAnswer(batchSchema, body, { accountId, path: 'a batch' });
    for (const [index, path] of open.entries()) {
      const facts = { accountId, method: 'GET', path: `/${graph.version}/${path}`, effect: 'read' } as const;
      const result = toResult(items[index], facts);
      if (result.ok || result.error.kind !== 'transient') settled.set(path, result);
    }
    return reads.map((read) => {
      const result = settled.get(read.path);
      if (result) return { read, result };
      throw refusal('transient', `a batch left ${read.path} unanswered`, { accountId, path: read.path });
    });
  }, request);
}

/** An item that Meta did not finish is `null` and reads as a failure in passing. */
function toResult(item: z.infer<typeof itemSchema>, facts: RequestFacts): BatchResult {
  const body = parseJson(item?.body);
  if (item?.code === 200 && body !== undefined && parseErrorEnvelope(body) === null)
    return { ok: true, body };
  const header = (name: string): string | null =>
    item?.headers?.find((entry) => entry.name.toLowerCase() === name)?.value ?? null;
  const answer = { status: item?.code ?? 0, header, text: item?.body ?? '', body };
  return { ok: false, error: errorOfAnswer(answer, facts) };
}
