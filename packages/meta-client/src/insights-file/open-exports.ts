import { stat } from 'node:fs/promises';
import { InvalidInputError } from '@adpilot/core';
import { requireDistinctFiles } from './distinct-files.ts';
import type { ConversionEvent } from './headers/conversion-event.ts';
import { type Columns, locateColumns } from './headers/locate-columns.ts';
import type { ExportTable } from './table/export-table.ts';
import { openExport } from './table/open-export.ts';

/** A file whose columns are known. */
export type OpenedExport = {
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  readonly table: ExportTable;
  readonly columns: Columns;
};

/**
 * Opens files that are to be read together.
 *
 * @throws InvalidInputError where one cannot be read, lacks a column or is given twice, or one has the sums of what
 *   another has in parts; the signal's reason once it aborts
 */
export async function openExports(
  files: readonly string[],
  { event, signal }: { readonly event: ConversionEvent; readonly signal: AbortSignal | undefined },
): Promise<readonly OpenedExport[]> {
  const opened: OpenedExport[] = [];
  for (const file of files) {
    const table = await openExport(file, { signal });
    const columns = locateColumns(table.headers, { file, event });
    opened.push({ file, table, columns, size: (await stat(file)).size });
  }
  await requireDistinctFiles(opened, signal);
  requireOneLevel(opened);
  return opened;
}

/** The same money would count as an ad's and as its campaign's. */
function requireOneLevel(opened: readonly OpenedExport[]): void {
  const [first, ...others] = opened.map(({ file, columns }) => ({ file, level: levelOf(columns) }));
  const other = others.find(({ level }) => level !== first?.level);
  if (first === undefined || other === undefined) return;
  throw new InvalidInputError({
    argument: 'files',
    message: `${first.file} has rows of ${first.level}, ${other.file} of ${other.level}: what is in both would count twice`,
  });
}

function levelOf({ at }: Columns): string {
  if (at.has('adId') || at.has('adName')) return 'ads';
  return at.has('adSetId') || at.has('adSetName') ? 'ad sets' : 'campaigns';
}
