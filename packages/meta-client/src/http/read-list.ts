import type { AccountRequest, Instant, Page } from '@adpilot/core';
import * as z from 'zod';
import { refusal } from '../errors/refusal.ts';
import type { Graph } from './graph.ts';
import { parseAnswer } from './parse-answer.ts';

/** How one edge of an account is read. */
export type ListReading<Answer, Item> = {
  /** Such as `campaigns`. */
  readonly edge: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly answer: z.ZodType<Answer>;
  /** Which entries belong into the list; all where it is left out. */
  readonly isWanted?: (answer: Answer) => boolean;
  /** `readAt` is when the page was answered. */
  readonly toItem: (answer: Answer, readAt: Instant) => Item;
  /** What makes an item the same as another one. */
  readonly keyOf: (item: Item) => string;
};

/**
 * Reads a list to its end. Every page repeats the own parameters with the cursor of the page before it: Meta's `next`
 * addresses hold the token and serve only to tell that there is more. Pages may be short or empty in between, and
 * entries may repeat over pages; each is given once.
 */
export async function* readList<Answer, Item>(
  graph: Graph,
  { accountId, signal }: AccountRequest,
  { edge, parameters, answer, isWanted = () => true, toItem, keyOf }: ListReading<Answer, Item>,
): AsyncGenerator<Page<Item>, void> {
  const path = `${accountId}/${edge}`;
  const page = z.object({ data: z.array(answer), paging });
  const cursors = new Set<string>();
  const keys = new Set<string>();
  let position: Readonly<Record<string, string>> = {};
  for (;;) {
    const request = { accountId, method: 'GET', path, effect: 'read', signal } as const;
    const body = await graph.call({ ...request, parameters: { ...parameters, ...position } });
    const { data, paging } = parseAnswer(page, body, { accountId, path });
    const readAt = graph.now();
    const items = data
      .filter(isWanted)
      .map((entry) => toItem(entry, readAt))
      .filter((item) => isNew(keys, keyOf(item)));
    if (!paging?.next) {
      yield { items, last: true };
      return;
    }
    const after = paging.cursors?.after;
    if (!after || !isNew(cursors, after)) {
      throw refusal('invalid_request', `${path} says that there is more, but not from where`, {
        accountId,
        path,
      });
    }
    yield { items, last: false };
    position = { after };
  }
}

const paging = z
  .object({ cursors: z.object({ after: z.string().nullish() }).nullish(), next: z.string().nullish() })
  .nullish();

function isNew(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}
