import { InvalidInputError } from '@adpilot/core';
import type { ByteSource } from './byte-source.ts';
import { type CsvSample, findCsvLayout } from './csv-layout.ts';
import { type CsvRecord, readCsvRecords } from './csv-records.ts';
import type { ExportTable } from './export-table.ts';
import { hasOpenQuote } from './open-quote.ts';
import { readText } from './read-text.ts';
import type { ByteOrderMark } from './text-encoding.ts';
import { unreadable } from './unreadable.ts';

const DELIMITERS: readonly string[] = [',', ';', '\t', '|'];
const SAMPLE_SIZE = 20;

/**
 * Opens a table of delimited text. What a report says above its headers is skipped.
 *
 * @throws InvalidInputError where the file has no headers
 */
export async function openCsv(source: ByteSource, mark: ByteOrderMark | null): Promise<ExportTable> {
  const read = (delimiter: string) => readCsvRecords(source.file, readText(source, mark), delimiter);
  const samples: CsvSample[] = [];
  const failures: InvalidInputError[] = [];
  for (const delimiter of DELIMITERS) {
    const { records, failure } = await takeSample(read(delimiter));
    samples.push({ delimiter, records });
    if (failure !== null) failures.push(failure);
  }
  const layout = findCsvLayout(samples);
  if (layout === null) throw failures[0] ?? unreadable(source.file, 'it is empty');
  const { headers, delimiter, headRecords } = layout;
  return {
    format: 'csv',
    headers,
    async *records() {
      let position = 0;
      for await (const record of read(delimiter)) {
        position += 1;
        if (position <= headRecords) continue;
        if (hasOpenQuote(record.cells, { delimiter, width: headers.length })) {
          throw unreadable(source.file, `a quote in the row of line ${record.line} is not closed`);
        }
        yield record;
      }
    },
  };
}

/** With a delimiter that is not the file's, its quotes need not match up: what was read before is a sample all the same. */
async function takeSample(records: AsyncIterable<CsvRecord>) {
  const taken: (readonly string[])[] = [];
  try {
    for await (const { cells } of records) {
      taken.push(cells);
      if (taken.length === SAMPLE_SIZE) break;
    }
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return { records: taken, failure: error };
  }
  return { records: taken, failure: null };
}
