import { TokenParser, TokenType } from '@streamparser/json';
import { type JsonToken, misplacedToken } from './json-tokens.ts';
import { unreadable } from './unreadable.ts';

/** Puts one object together, be it a row or a page of rows. */
export type JsonObjectReader = {
  /** Its opening brace. */
  readonly opening: JsonToken;
  /** Takes the next token and tells what comes with it: more of the object, the list of rows of a page, or the end. */
  accept(token: JsonToken): 'more' | 'rows' | 'end';
  /** Goes on behind the list of rows, of which the object itself keeps nothing. */
  resume(closing: JsonToken): void;
  /** Whether it had a list of rows. */
  isPage(): boolean;
  /** Once it ended. */
  fields(): ReadonlyMap<string, unknown>;
};

/** What is longer, in bytes, or nests deeper is no row of an export. */
const [MAX_LENGTH, MAX_DEPTH] = [1_048_576, 16];
const DEPTH_CHANGES: Readonly<Partial<Record<TokenType, number>>> = {
  [TokenType.LEFT_BRACE]: 1,
  [TokenType.LEFT_BRACKET]: 1,
  [TokenType.RIGHT_BRACE]: -1,
  [TokenType.RIGHT_BRACKET]: -1,
};

/**
 * Reads the object that an opening brace begins. `accept` throws an `InvalidInputError` where it is not written as JSON,
 * or is far too large for a row.
 */
export function createJsonObjectReader(file: string, opening: JsonToken): JsonObjectReader {
  const parser = new TokenParser({ paths: ['$'] });
  let fields: ReadonlyMap<string, unknown> = new Map();
  let [depth, start, isPage] = [0, opening.offset, false];
  let last = opening;
  let [key, list]: [JsonToken['value'], JsonToken['value']] = [null, null];

  parser.onValue = ({ value }) => {
    fields = new Map(Object.entries(value ?? {}));
  };
  parser.onError = (cause) => {
    throw misplacedToken(file, last, cause);
  };
  take(opening);

  function take(token: JsonToken): void {
    last = token;
    depth += DEPTH_CHANGES[token.type] ?? 0;
    parser.write({ token: token.type, value: token.value });
  }

  return {
    opening,
    isPage: () => isPage,
    fields: () => fields,
    accept(token) {
      if (depth === 1 && token.type === TokenType.COLON) key = last.value;
      const isOwnValue = depth === 1 && last.type === TokenType.COLON;
      if (isOwnValue && key === 'data' && token.type === TokenType.LEFT_BRACKET) {
        isPage = true;
        return 'rows';
      }
      if (isOwnValue) list = token.type === TokenType.LEFT_BRACKET ? key : null;
      take(token);
      if (depth > MAX_DEPTH) throw unreadable(file, `line ${token.line} nests too deep`);
      if (token.offset - start > MAX_LENGTH) {
        const advice = list === null ? '' : `; if its list "${list}" has the rows, keep only that list`;
        throw unreadable(
          file,
          `what begins in line ${opening.line} is longer than ${MAX_LENGTH} bytes${advice}`,
        );
      }
      return depth === 0 ? 'end' : 'more';
    },
    resume(closing) {
      take({ ...closing, type: TokenType.NULL, value: null });
      start = closing.offset;
    },
  };
}
