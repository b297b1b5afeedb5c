import type { Json } from '@adpilot/core';
import type { GraphCall } from './graph-call.ts';
import { invalidCursor, parameterError } from './graph-errors.ts';
import { GRAPH_ORIGIN } from './graph-origin.ts';

const DEFAULT_LIMIT = 25;

/**
 * One page of a list, with cursors, and with the address of the next page only where there is one. As Meta's, that
 * address holds the token.
 *
 * @param items what comes after a given place, or from the start
 * @param placeOf where an item stands; going on from it must not repeat or skip an item
 */
export function pageOf<T>(
  call: GraphCall,
  {
    items,
    placeOf,
    answer,
  }: {
    readonly items: (after: string | null) => Iterable<T>;
    readonly placeOf: (item: T) => string;
    readonly answer: (item: T) => Json;
  },
): Json {
  const limit = limitOf(call.params);
  const page: T[] = [];
  let more = false;
  for (const item of items(decodeCursor(call.params.get('after')))) {
    if (page.length === limit) {
      more = true;
      break;
    }
    page.push(item);
  }
  const [first] = page;
  const last = page.at(-1);
  if (first === undefined || last === undefined) return { data: [] };
  const cursors = { before: encodeCursor(placeOf(first)), after: encodeCursor(placeOf(last)) };
  const next = more ? { next: nextUrl(call, cursors.after) } : {};
  return { data: page.map(answer), paging: { cursors, ...next } };
}

function limitOf(params: URLSearchParams): number {
  const text = params.get('limit');
  if (text === null) return DEFAULT_LIMIT;
  if (!/^[1-9]\d{0,4}$/.test(text)) throw parameterError('Param limit must be a positive integer');
  return Number(text);
}

function nextUrl({ version, path, params, token }: GraphCall, after: string): string {
  const query = new URLSearchParams(params);
  query.set('access_token', token);
  query.set('after', after);
  return `${GRAPH_ORIGIN}/${version}/${path.join('/')}?${query}`;
}

function encodeCursor(place: string): string {
  return btoa(place);
}

function decodeCursor(cursor: string | null): string | null {
  if (cursor === null) return null;
  try {
    return atob(cursor);
  } catch {
    throw invalidCursor();
  }
}
