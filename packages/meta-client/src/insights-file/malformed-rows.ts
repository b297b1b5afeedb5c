import { InvalidInputError } from '@adpilot/core';
import type { MalformedRow } from './imported-insights.ts';
import { NotOneDayError } from './row/not-one-day-error.ts';

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
  /** Whether there are such rows, and not one of them is about one day. */
  areAllOfSeveralDays(): boolean;
}

/** So that a file of nothing else does not fill the memory. */
const MOST_LISTED = 1_000;
/** Of a message: what it quotes may be a whole list of actions. */
const MOST_CHARACTERS = 300;

/** @param options `strict` refuses any but rows of totals, which exports add by themselves */
export function createMalformedRows({ strict }: { readonly strict: boolean }): MalformedRows {
  const listed: MalformedRow[] = [];
  let [count, ofSeveralDays] = [0, 0];
  return {
    add({ file, line, problem }) {
      const isSummary = problem instanceof NotOneDayError && problem.isSummary;
      if (strict && !isSummary) throw atLine(file, line, problem);
      count += 1;
      if (problem instanceof NotOneDayError) ofSeveralDays += 1;
      if (listed.length < MOST_LISTED) listed.push({ file, line, message: shorten(problem.message) });
    },
    first: () => listed,
    count: () => count,
    areAllOfSeveralDays: () => count > 0 && ofSeveralDays === count,
  };
}

function atLine(file: string, line: number, cause: InvalidInputError): InvalidInputError {
  const message = `${file}, line ${line}: ${shorten(cause.message)}`;
  return new InvalidInputError({ argument: 'files', message, context: { file, line }, cause });
}

function shorten(message: string): string {
  return message.length > MOST_CHARACTERS ? `${message.slice(0, MOST_CHARACTERS)} ...` : message;
}
