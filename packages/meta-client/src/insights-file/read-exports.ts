import { InvalidInputError } from '@adpilot/core';
import { type Gathered, gatherExports } from './gather-exports.ts';
import type { ConversionEvent } from './headers/conversion-event.ts';
import { openExports } from './open-exports.ts';
import { type PreparedExport, prepareExport } from './prepare-export.ts';
import { createProgressMeter, type ReadProgress } from './read-progress.ts';
import type { StatedFormat } from './survey/stated-format.ts';
import { requireUnchanged } from './table/file-version.ts';

/** How to read several files together. */
export type ReadExportsOptions = {
  readonly event: ConversionEvent;
  readonly stated: StatedFormat;
  readonly strict: boolean;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (progress: ReadProgress) => void;
};

/**
 * Reads exports from their headers to their last row. What is wrong with the headers, or with the format, of any file
 * is found before the rows of one are read.
 *
 * @throws InvalidInputError where a file cannot be read as it is meant, the files do not belong together, or none has
 *   a usable row; the signal's reason once it aborts
 */
export async function readExports(
  files: readonly string[],
  { event, stated, strict, signal, onProgress }: ReadExportsOptions,
): Promise<Gathered & { readonly currency: string }> {
  const opened = await openExports(files, { event, signal });
  const totalBytes = opened.reduce((sum, { size }) => sum + size, 0);
  const meter = createProgressMeter(totalBytes, onProgress);
  const prepared: PreparedExport[] = [];
  for (const file of opened) prepared.push(await prepareExport(file, { event, stated, meter }));
  const currency = agreeOnCurrency(prepared);
  const gathered = await gatherExports(prepared, { strict, meter });
  for (const file of opened) await requireUnchanged(file);
  requireRows(files, gathered);
  meter.finish();
  return { ...gathered, currency };
}

function agreeOnCurrency([first, ...others]: readonly PreparedExport[]): string {
  if (first === undefined) throw invalid('no file to read');
  const other = others.find(({ currency }) => currency !== first.currency);
  if (other === undefined) return first.currency;
  throw invalid(
    `the amounts of ${other.file} are in ${other.currency}, those of ${first.file} in ${first.currency}`,
  );
}

function requireRows(files: readonly string[], { totals, malformed }: Gathered): void {
  if (totals.rows() > 0) return;
  const [first] = malformed.first();
  const remedy = malformed.remedy();
  throw invalid(
    first === undefined
      ? `${files.join(', ')} has headers and no rows below them; export a period with delivery`
      : `no row can be read from ${files.join(', ')}; line ${first.line} of ${first.file}: ${first.message}` +
          (remedy === null ? '' : `; ${remedy}`),
  );
}

function invalid(message: string): InvalidInputError {
  return new InvalidInputError({ argument: 'files', message });
}
