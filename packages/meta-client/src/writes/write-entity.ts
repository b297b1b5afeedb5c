import type { Signal } from '@adpilot/core';
import * as z from 'zod';
import { refusal } from '../errors/refusal.ts';
import type { Graph } from '../http/graph.ts';
import type { Ownership } from '../ownership/ownership.ts';
import { entityPath } from '../wire/entity-path.ts';

/** What the writes share. */
export type Writer = { readonly graph: Graph; readonly ownership: Ownership };

const success = z.object({ success: z.literal(true) });

/**
 * Sets absolute values of an entity of the account. A lost answer is repeated, because the second write changes nothing;
 * an answer that does not confirm the write leaves its outcome unknown.
 */
export async function writeEntity(
  { graph, ownership }: Writer,
  {
    accountId,
    id,
    values,
    signal,
  }: {
    readonly accountId: string;
    readonly id: string;
    readonly values: Readonly<Record<string, string>>;
    readonly signal: Signal | undefined;
  },
): Promise<void> {
  const path = entityPath(accountId, id);
  await ownership.confirm({ accountId, id, signal });
  const body = await graph.call({
    accountId,
    method: 'POST',
    path,
    parameters: values,
    effect: 'set',
    signal,
  });
  if (success.safeParse(body).success) return;
  throw refusal('unknown_outcome', `Meta did not confirm the write to ${id}`, { accountId, id });
}
