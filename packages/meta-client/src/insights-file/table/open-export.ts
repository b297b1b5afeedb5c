import { type ByteSource, createFileSource } from './byte-source.ts';
import type { ExportTable } from './export-table.ts';
import { openCsv } from './open-csv.ts';
import { openJson } from './open-json.ts';
import { sniffExport } from './sniff-export.ts';

/**
 * Opens an export as a table: delimited text, or JSON of the Marketing API, told apart by its content. Text is UTF-8,
 * UTF-16 with a byte order mark, or Windows-1252.
 *
 * @throws InvalidInputError where the file cannot be read or is no table; the signal's reason once it aborts, while
 *   opening as while reading
 */
export async function openExport(
  file: string,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<ExportTable> {
  return openTable(createFileSource(file, signal));
}

/** Opens the table that some bytes hold. Throws as `openExport` does. */
export async function openTable(source: ByteSource): Promise<ExportTable> {
  const { format, mark } = await sniffExport(source);
  return format === 'json' ? openJson(source, mark) : openCsv(source, mark);
}
