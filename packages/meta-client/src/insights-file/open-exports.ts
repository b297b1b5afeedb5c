import { InvalidInputError } from '@adpilot/core';
import { requireDistinctFiles } from './distinct-files.ts';
import type { ConversionEvent } from './headers/conversion-event.ts';
import { type Columns, locateColumns } from './headers/locate-columns.ts';
import type { ExportTable } from './table/export-table.ts';
import { type FileVersion, identifyFile } from './table/file-version.ts';
import { openExport } from './table/open-export.ts';

/** A file whose columns are known. */
export type OpenedExport = {
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  readonly version: FileVersion;
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
    const { size, version } = await identifyFile(file);
    const table = await openExport(file, { signal });
    const columns = locateColumns(table.headers, { file, event });
    opened.push({ file, table, columns, size, version });
  }
  await requireDistinctFiles(opened, signal);
  requireOneLevel(opened);
  requireOneIdentity(opened);
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

/** An ad that one file knows by id and another by name would be two. */
function requireOneIdentity(opened: readonly OpenedExport[]): void {
  const byId = opened.find(({ columns }) => isById(columns));
  const byName = opened.find(({ columns }) => !isById(columns));
  if (byId === undefined || byName === undefined) return;
  const level = levelOf(byId.columns);
  throw new InvalidInputError({
    argument: 'files',
    message: `${byId.file} tells ${level} by their id, ${byName.file} by their name: what is in both would count twice; export both with ids`,
  });
}

function isById({ at }: Columns): boolean {
  if (at.has('adId') || at.has('adName')) return at.has('adId');
  return at.has('adSetId') || at.has('adSetName') ? at.has('adSetId') : at.has('campaignId');
}

function levelOf({ at }: Columns): string {
  if (at.has('adId') || at.has('adName')) return 'ads';
  return at.has('adSetId') || at.has('adSetName') ? 'ad sets' : 'campaigns';
}
