import { dayOf, InvalidInputError, toInstant } from '@adpilot/core';
import { createAdHistories } from './ad-histories.ts';
import { buildEntities } from './build-entities.ts';
import { buildRows } from './build-rows.ts';
import { findConversionEvent } from './conversion-event.ts';
import type { ImportedInsights, MalformedRow } from './imported-insights.ts';
import { type ReadProgress, readExports } from './read-exports.ts';
import { sumTotals } from './sum-totals.ts';

/** How to read an export. */
export type ReadInsightsFileOptions = {
  /** Of amounts whose header names none, as `Amount spent (USD)` does. */
  readonly currency?: string;
  /** The ad account's, in which the export counts its days. Default `UTC`. */
  readonly timeZone?: string;
  /** What counts as a conversion, as an export or the API spells it. Default `purchase`, whichever way it is tracked. */
  readonly conversionEvent?: string;
  /** Throw at the first malformed row instead of leaving it out. Default false. */
  readonly strict?: boolean;
  /** Stops reading; its reason is thrown. */
  readonly signal?: AbortSignal;
  /** Called about once per mebibyte and at the end. */
  readonly onProgress?: (progress: ReadProgress) => void;
};

/**
 * Reads exports of Ads Manager (CSV, ads by day, English headers) into entities and insight rows. Rows of the same ad
 * and day are summed, also over files: breakdowns add up, and exports that overlap in time must not be read together.
 * A row that cannot be meant counts nowhere and is listed in `malformed`.
 *
 * ```ts
 * const { ads, rows, totals } = await readInsightsFile('export.csv', { timeZone: 'America/Sao_Paulo' });
 * ```
 *
 * @param files one path or several, of exports of the same account
 * @throws InvalidInputError where a file cannot be read, lacks a column, has no usable row, or leaves its currency open;
 *   where currencies differ; with `strict` for a malformed row. The signal's reason once it aborts.
 */
export async function readInsightsFile(
  files: string | readonly string[],
  options: ReadInsightsFileOptions = {},
): Promise<ImportedInsights> {
  const { timeZone = 'UTC' } = options;
  dayOf(toInstant(0), timeZone); // an unknown zone fails before a long read
  const { currency, histories, malformed, count } = await gather(
    typeof files === 'string' ? [files] : files,
    options,
  );
  const { campaigns, adSets, ads: placed } = buildEntities(histories, currency);
  const rows = buildRows(placed, { currency, timeZone });
  const ads = placed.map(({ ad }) => ad);
  const [since = '', until = since] = [rows[0]?.day, rows.at(-1)?.day];
  const totals = { rows: count, ads: ads.length, ...sumTotals(rows) };
  return { currency, timeZone, since, until, campaigns, adSets, ads, rows, totals, malformed };
}

async function gather(files: readonly string[], options: ReadInsightsFileOptions) {
  const reading = readExports(files, {
    event: findConversionEvent(options.conversionEvent ?? 'purchase'),
    currency: options.currency ?? null,
    signal: options.signal,
    onProgress: options.onProgress,
  });
  const histories = createAdHistories();
  const malformed: MalformedRow[] = [];
  let [currency, count] = ['', 0];
  for await (const read of reading) {
    const { file, line, row } = read;
    if (row instanceof InvalidInputError) {
      if (options.strict) throw atLine(file, line, row);
      malformed.push({ file, line, message: row.message });
      continue;
    }
    histories.add(row);
    currency = read.currency;
    count += 1;
  }
  if (count === 0) throw noRows(files, malformed);
  return { currency, histories: histories.all(), malformed, count };
}

function atLine(file: string, line: number, cause: InvalidInputError): InvalidInputError {
  const message = `${file}, line ${line}: ${cause.message}`;
  return new InvalidInputError({ argument: 'files', message, context: { file, line }, cause });
}

function noRows(files: readonly string[], [first]: readonly MalformedRow[]): InvalidInputError {
  const example = first === undefined ? '' : `; line ${first.line} of ${first.file}: ${first.message}`;
  return new InvalidInputError({
    argument: 'files',
    message: `no row can be read from ${files.join(', ') || 'no file'}${example}`,
  });
}
