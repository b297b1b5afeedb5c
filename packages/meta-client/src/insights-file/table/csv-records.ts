import { type Parser, parse } from 'csv-parse';
import type { TextReading } from './read-text.ts';
import { unreadable } from './unreadable.ts';

/** One record of a CSV file, headers included. */
export type CsvRecord = {
  /** The line on which it begins; 1 is the first. */
  readonly line: number;
  /** Bytes of the file up to its end. */
  readonly bytes: number;
  readonly cells: readonly string[];
};

/** Past this, a quote that is never closed is likelier than a row. */
const MAX_RECORD_LENGTH = 1_048_576;
const PADDED_QUOTE = /^"([^"]*)"[ \t]+$/;
const LINE_BREAK = /\r\n|\r|\n/g;

/**
 * Splits text into records of cells, without the space around them. Lines end as they like, records without
 * any text are left out, and quotes that do not enclose a cell are characters like others.
 *
 * @throws InvalidInputError where quotes do not match up, after the records before
 */
export async function* readCsvRecords(
  file: string,
  { chunks, bytesAt }: TextReading,
  delimiter: string,
): AsyncGenerator<CsvRecord, void, undefined> {
  let records: CsvRecord[] = [];
  let nextLine = 1;
  const parser = parse({
    delimiter,
    ltrim: true,
    max_record_size: MAX_RECORD_LENGTH,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    on_record(raw, { bytes, empty_lines: emptyLines }) {
      const cells = raw.map(trimEnd);
      const line = nextLine + emptyLines;
      nextLine += 1 + countLineBreaks(raw);
      if (cells.some((cell) => cell !== '')) records.push({ line, bytes: bytesAt(bytes), cells });
      return null; // taken here: a parser that fails drops what it has not handed on
    },
  });
  const feed = createFeed(parser);

  function* take(failure: Error | null): Generator<CsvRecord, void, undefined> {
    const taken = records;
    records = [];
    yield* taken;
    if (failure !== null) throw unreadable(file, failure.message, failure);
  }

  for await (const chunk of chunks) yield* take(await feed(chunk));
  yield* take(await feed(null));
}

/** Hands a parser one chunk at a time, and null at the end. Resolves once it is parsed, with the error if it cannot be. */
function createFeed(parser: Parser): (chunk: Uint8Array | null) => Promise<Error | null> {
  let failure: Error | null = null;
  const note = (error: Error | null | undefined) => {
    failure ??= error ?? null;
  };
  parser.once('error', note);
  return (chunk) =>
    new Promise((resolve) => {
      const settle = (error?: Error | null) => {
        note(error);
        resolve(failure);
      };
      if (chunk === null) parser.end(settle);
      else parser.write(chunk, settle);
    });
}

/** The parser takes a quote before a space for one of the text, as in `"Best" shoes`: at the end it is none. */
function trimEnd(cell: string): string {
  return cell.replace(PADDED_QUOTE, '$1').trimEnd();
}

function countLineBreaks(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(LINE_BREAK)?.length ?? 0), 0);
}
