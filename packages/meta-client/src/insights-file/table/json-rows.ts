import { TokenType } from '@streamparser/json';
import { toActionFigures } from './action-list.ts';
import { createJsonObjectReader, type JsonObjectReader } from './json-object.ts';
import { createJsonTokenizer, type JsonToken, misplacedToken } from './json-tokens.ts';
import { unreadable } from './unreadable.ts';

/** One row object. */
export type JsonRow = {
  readonly line: number;
  /** Bytes of the text up to its end. */
  readonly end: number;
  /** Numbers are texts in the digits of the file. */
  readonly fields: ReadonlyMap<string, unknown>;
};

/** Finds the rows of a text that arrives in chunks. */
export type JsonRows = {
  /** The rows that a chunk completes. */
  write(chunk: Uint8Array): readonly JsonRow[];
  /** There is no more text. */
  end(): void;
};

/** A list of rows or pages, and what it goes on with. */
type RowList = { next: 'first' | 'item' | 'comma' };

const PUNCTUATION: ReadonlySet<TokenType> = new Set([
  TokenType.RIGHT_BRACE,
  TokenType.RIGHT_BRACKET,
  TokenType.COLON,
  TokenType.COMMA,
]);

/** Of a row: a day, the spend and the impressions. */
const LEAST_FIELDS = 3;

/**
 * Finds the rows of a JSON text: of a list, of the list `data` of a page as the API sends it, of a list of pages; or of
 * several such texts one after the other. Rows without a list may follow each other too, one per line or not. `write`
 * and `end` throw an `InvalidInputError` where the text is an error of the API, breaks off, or holds something else.
 */
export function createJsonRows(file: string): JsonRows {
  const open: (RowList | JsonObjectReader)[] = [];
  let rows: JsonRow[] = [];
  const tokenizer = createJsonTokenizer(file, (token) => {
    const innermost = open.at(-1);
    if (innermost === undefined) begin(token, true);
    else if ('next' in innermost) acceptInList(innermost, token);
    else acceptInObject(innermost, token);
  });

  function begin(token: JsonToken, mayBeList: boolean): void {
    if (token.type === TokenType.LEFT_BRACE) open.push(createJsonObjectReader(file, token));
    else if (token.type === TokenType.LEFT_BRACKET && mayBeList) open.push({ next: 'first' });
    else throw PUNCTUATION.has(token.type) ? misplacedToken(file, token) : notRow(file, token);
  }

  function acceptInList(list: RowList, token: JsonToken): void {
    if (token.type === TokenType.RIGHT_BRACKET && list.next !== 'item') closeList(token);
    else if (list.next !== 'comma') {
      begin(token, false);
      list.next = 'comma';
    } else if (token.type === TokenType.COMMA) list.next = 'item';
    else throw misplacedToken(file, token);
  }

  function closeList(closing: JsonToken): void {
    open.pop();
    const page = open.at(-1);
    if (page !== undefined && 'resume' in page) page.resume(closing);
  }

  function acceptInObject(object: JsonObjectReader, token: JsonToken): void {
    const outcome = object.accept(token);
    if (outcome === 'rows') open.push({ next: 'first' });
    if (outcome !== 'end') return;
    open.pop();
    const fields = object.fields();
    const problem = describeError(fields.get('error'));
    if (problem !== null) throw unreadable(file, problem);
    if (object.isPage()) return;
    const list = findRowList(fields);
    if (list !== null) throw unreadable(file, `its rows are in the list "${list}"; keep only that list`);
    if (countTexts(fields.values()) === 0) throw notRow(file, object.opening);
    rows.push({ line: object.opening.line, end: token.offset + 1, fields });
  }

  return {
    write(chunk) {
      rows = [];
      tokenizer.write(chunk);
      return rows;
    },
    end() {
      if (open.length > 0) throw unreadable(file, `it breaks off after line ${tokenizer.line()}`);
      tokenizer.end();
    },
  };
}

function describeError(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('message' in error)) return null;
  return `it is an error of the API: ${String(error.message)}`;
}

/** The key of a list of rows in an object that is no row itself, other than `data`; null where it has none. */
function findRowList(fields: ReadonlyMap<string, unknown>): string | null {
  if (countTexts(fields.values()) >= LEAST_FIELDS) return null;
  const found = [...fields].find(
    ([, value]) => Array.isArray(value) && isRow(value[0]) && !toActionFigures(value),
  );
  return found?.[0] ?? null;
}

function isRow(value: unknown): boolean {
  return typeof value === 'object' && value !== null && countTexts(Object.values(value)) >= LEAST_FIELDS;
}

function countTexts(values: Iterable<unknown>): number {
  return [...values].filter((value) => typeof value === 'string').length;
}

function notRow(file: string, { line }: JsonToken): Error {
  return unreadable(file, `what begins in line ${line} is no row, and no list of rows`);
}
