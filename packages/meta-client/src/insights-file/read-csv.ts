import { createReadStream } from 'node:fs';
import { InvalidInputError } from '@adpilot/core';
import { type Info, parse } from 'csv-parse';

/** One record of a file. */
export type CsvRecord = {
  readonly cells: readonly string[];
  /** The line on which it begins; 1 is the first. */
  readonly line: number;
  /** Bytes of the file up to its end. */
  readonly bytes: number;
};

/**
 * Streams a comma-separated file in UTF-8, with or without a byte order mark. Empty lines are skipped; records of
 * any number of cells pass.
 *
 * @throws InvalidInputError where the file cannot be read, or its quotes do not match up
 */
export async function* readCsv(file: string): AsyncGenerator<CsvRecord, void, undefined> {
  const source = createReadStream(file);
  const parser = source.pipe(
    parse({
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    }),
  );
  source.once('error', (error) => parser.destroy(error));
  let previous = { lines: 0, empty_lines: 0 };
  try {
    const records: AsyncIterable<{ readonly info: Info; readonly record: readonly string[] }> = parser;
    for await (const { info, record } of records) {
      const line = previous.lines + (info.empty_lines - previous.empty_lines) + 1;
      previous = info;
      yield { cells: record, line, bytes: info.bytes };
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new InvalidInputError({ argument: 'files', message: `cannot read ${file}: ${reason}`, cause });
  } finally {
    source.destroy();
  }
}
