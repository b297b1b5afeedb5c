import { addDays, currencyOffset, dayOf, toInstant } from '@adpilot/core';
import { KEPT_DAYS } from './account/ad-histories.ts';
import { buildEntities } from './account/build-entities.ts';
import { buildRows } from './account/build-rows.ts';
import { finalFrom } from './account/final-from.ts';
import { findConversionEvent } from './headers/conversion-event.ts';
import type { ImportedInsights } from './imported-insights.ts';
import { readExports } from './read-exports.ts';
import type { ReadProgress } from './read-progress.ts';
import type { DayOrder, DecimalSign } from './survey/dialect.ts';
import { parseStatedFormat } from './survey/stated-format.ts';

/** How to read an export. */
export type ReadInsightsFileOptions = {
  /** Code of the currency of amounts where neither a header, as `Amount spent (USD)`, nor a column names it. */
  readonly currency?: string;
  /** The ad account's, in which the export counts its days. Default `UTC`. */
  readonly timeZone?: string;
  /** What counts as a conversion, as an export or the API spells it. Default `purchase`, whichever way it is tracked. */
  readonly conversionEvent?: string;
  /** The decimal sign of those files whose figures do not tell it beyond doubt; the others are read by their own. */
  readonly decimal?: DecimalSign;
  /** Whether the day or the month comes first in those files whose days, all in figures, do not tell it beyond doubt. */
  readonly dates?: DayOrder;
  /** Throw at the first malformed row instead of leaving it out; rows of totals are left out anyway. Default false. */
  readonly strict?: boolean;
  /** Stops reading; its reason is thrown. */
  readonly signal?: AbortSignal;
  /** Called about once per mebibyte and at the end. */
  readonly onProgress?: (progress: ReadProgress) => void;
};

/**
 * Reads exports of Meta ads, by day, into entities and insight rows: CSV of Ads Manager in any language of the header
 * table, insights of the Marketing API in JSON, and tables made of either. A file may be of any size: the memory that
 * this takes grows with its ads and not with its rows.
 *
 * Rows of the same ad and day are summed, also over files: breakdowns add up. Files that overlap in time must not be
 * read together; `overlaps` counts where they seem to. A row that cannot be meant, and one with the sum of others,
 * counts nowhere and is listed in `malformed`. Rows older than 37 days before the last count in `totals` only.
 *
 * ```ts
 * const { ads, rows, totals } = await readInsightsFile('export.csv', { timeZone: 'America/Sao_Paulo' });
 * ```
 *
 * @param files one path or several, of exports of the same account
 * @throws InvalidInputError for an option that cannot be meant; where a file cannot be read, lacks a column, has no
 *   usable row, is given twice, has ids that a spreadsheet rounded, or leaves open what no option settles: its currency,
 *   its decimal sign, its order of day and month; where files differ in currency, account or level; with `strict` for a malformed row. The signal's reason once it
 *   aborts.
 */
export async function readInsightsFile(
  files: string | readonly string[],
  options: ReadInsightsFileOptions = {},
): Promise<ImportedInsights> {
  const { timeZone = 'UTC', conversionEvent = 'purchase', strict = false, signal, onProgress } = options;
  dayOf(toInstant(0), timeZone); // an unknown zone fails before a long read
  const { histories, totals, spans, malformed, eventFound, currency } = await readExports(
    typeof files === 'string' ? [files] : files,
    {
      event: findConversionEvent(conversionEvent),
      stated: parseStatedFormat(options),
      strict,
      signal,
      onProgress: onProgress ?? (() => undefined),
    },
  );
  const { campaigns, adSets, ads: placed } = buildEntities(histories.all(), currency);
  const { since, until, lastButOne } = totals.span();
  const [, keptSince = since] = [since, addDays(until, -KEPT_DAYS)].toSorted();
  return {
    currency,
    timeZone,
    since,
    until,
    lastButOne: lastButOne === '' ? null : lastButOne,
    completeAt: finalFrom(until, timeZone),
    keptSince,
    campaigns,
    adSets,
    ads: placed.map(({ ad }) => ad),
    rows: buildRows(placed, { currency, timeZone }),
    totals: totals.sum(currencyOffset(currency)),
    eventFound,
    overlaps: spans.overlaps(),
    malformed: malformed.first(),
    malformedCount: malformed.count(),
  };
}
