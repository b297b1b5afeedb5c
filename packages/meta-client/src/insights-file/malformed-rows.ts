import { InvalidInputError } from '@adpilot/core';
import type { MalformedRow } from './imported-insights.ts';
import { LeftOutRowError } from './row/left-out-row-error.ts';

/** A row that counts nowhere. */
type RowProblem = {
  readonly file: string;
  readonly line: number;
  readonly problem: InvalidInputError;
};

/** Keeps the first malformed rows and counts the others. */
export interface MalformedRows {
  /** @throws InvalidInputError where reading is strict */
  add(row: RowProblem): void;
  first(): readonly MalformedRow[];
  count(): number;
  /** What mends a file in which all rows, but those of totals, are malformed for the same reason; null for any other. */
  remedy(): string | null;
}

/** So that a file of nothing else does not fill the memory. */
const MOST_LISTED = 1_000;
/** Of a message: what it quotes may be a whole list of actions. */
const MOST_CHARACTERS = 300;

/** @param options `strict` refuses any but rows of totals, which exports add by themselves */
export function createMalformedRows({ strict }: { readonly strict: boolean }): MalformedRows {
  const listed: MalformedRow[] = [];
  const remedies = new Set<string | null>();
  let count = 0;
  return {
    add({ file, line, problem }) {
      const leftOut = problem instanceof LeftOutRowError ? problem : null;
      if (leftOut === null || !leftOut.isExtra) {
        if (strict) throw atLine(file, line, problem);
        remedies.add(leftOut?.remedy ?? null);
      }
      count += 1;
      if (listed.length < MOST_LISTED) listed.push({ file, line, message: shorten(problem.message) });
    },
    first: () => listed,
    count: () => count,
    remedy() {
      const [remedy = null, ...others] = remedies;
      return others.length === 0 ? remedy : null;
    },
  };
}

function atLine(file: string, line: number, cause: InvalidInputError): InvalidInputError {
  const message = `${file}, line ${line}: ${shorten(cause.message)}`;
  return new InvalidInputError({ argument: 'files', message, context: { file, line }, cause });
}

function shorten(message: string): string {
  return message.length > MOST_CHARACTERS ? `${message.slice(0, MOST_CHARACTERS)} ...` : message;
}
