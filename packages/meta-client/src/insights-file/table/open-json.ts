import { toActionFigures } from './action-list.ts';
import type { ByteSource } from './byte-source.ts';
import type { Cell, ExportTable } from './export-table.ts';
import { createJsonRows, type JsonRow } from './json-rows.ts';
import { readText, type TextReading } from './read-text.ts';
import type { ByteOrderMark } from './text-encoding.ts';
import { unreadable } from './unreadable.ts';

const MAX_HEADERS = 10_000;

/**
 * Opens insights rows of the Marketing API in JSON. The headers are the keys of all rows, in the order in which they
 * first appear, which takes one reading of the file. Lists of `{ action_type, value }` become action lists, and
 * everything else that is neither text nor number an empty text.
 *
 * @throws InvalidInputError where the file holds no rows, or is not JSON
 */
export async function openJson(source: ByteSource, mark: ByteOrderMark | null): Promise<ExportTable> {
  const headers = await collectHeaders(source, mark);
  return {
    format: 'json',
    headers,
    async *records() {
      const text = readText(source, mark);
      for await (const { line, end, fields } of readTextRows(source.file, text)) {
        yield { line, bytes: text.bytesAt(end), cells: headers.map((header) => toCell(fields.get(header))) };
      }
    },
  };
}

async function collectHeaders(source: ByteSource, mark: ByteOrderMark | null): Promise<readonly string[]> {
  const headers = new Set<string>();
  for await (const { line, fields } of readTextRows(source.file, readText(source, mark))) {
    for (const key of fields.keys()) headers.add(key);
    if (headers.size > MAX_HEADERS) {
      throw unreadable(source.file, `up to line ${line} it has over ${MAX_HEADERS} columns`);
    }
  }
  if (headers.size === 0) throw unreadable(source.file, 'it has no rows');
  return [...headers];
}

async function* readTextRows(
  file: string,
  { chunks }: TextReading,
): AsyncGenerator<JsonRow, void, undefined> {
  const rows = createJsonRows(file);
  for await (const chunk of chunks) yield* rows.write(chunk);
  rows.end();
}

function toCell(value: unknown): Cell {
  return typeof value === 'string' ? value : (toActionFigures(value) ?? '');
}
