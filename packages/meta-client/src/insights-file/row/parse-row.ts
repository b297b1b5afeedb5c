import { type Day, InvalidInputError } from '@adpilot/core';
import type { ConversionEvent } from '../headers/conversion-event.ts';
import type { DayOrder } from '../survey/dialect.ts';
import type { Breakdowns } from './breakdowns.ts';
import { type DayFigures, mapCounts } from './day-figures.ts';
import { createEventTest } from './event-test.ts';
import type { Figure } from './figure.ts';
import { totalsRow } from './left-out-row-error.ts';
import { type Placement, readPlacement } from './placement.ts';
import { createDayFinder } from './row-day.ts';
import type { RowReader } from './row-reader.ts';
import { requireUnshifted } from './shifted-row.ts';

/** One row of a file: an ad, where it stands, and its figures of a day. */
export type ExportRow = {
  readonly day: Day;
  readonly placement: Placement;
  readonly figures: DayFigures;
  /** That the row itself names, in upper case; null where it names none. */
  readonly currency: string | null;
  /** That the row says it is of. */
  readonly account: Account;
  /** Whether the row has a column, action type or result type of the event, be the figure blank. */
  readonly namesEvent: boolean;
};

/** An ad account; null is what the export does not tell. */
export type Account = { readonly id: string | null; readonly name: string | null };

/** How the rows of one file are to be understood. */
export type RowParserOptions = {
  readonly event: ConversionEvent;
  readonly dates: DayOrder | null;
  /** Whether there are ads among them that are optimised for the event. */
  readonly hasEvent: boolean;
  readonly breakdowns: Breakdowns;
};

/** @returns a function that throws an `InvalidInputError` which says what is wrong with the row */
export function createRowParser({
  event,
  dates,
  hasEvent,
  breakdowns,
}: RowParserOptions): (row: RowReader) => ExportRow {
  const findDay = createDayFinder(dates);
  const isEvent = createEventTest(event);
  return (row) => {
    const day = findDay(row);
    const placement = readPlacement(row);
    requireUnshifted(placement);
    requirePart(row, breakdowns);
    const counts = mapCounts((column) =>
      column === 'conversions' ? readConversions(row, { isEvent, hasEvent }) : row.count(column),
    );
    const impressions = shown(counts.impressions);
    const clicks = Math.max(shown(counts.clicks), shown(counts.linkClicks));
    if (clicks > impressions) {
      const message = `${clicks} clicks on ${impressions} impressions`;
      throw new InvalidInputError({ argument: 'files', message });
    }
    return {
      day,
      placement,
      figures: {
        counts,
        spend: row.amount('spend'),
        revenue: row.amount('revenue'),
        attributionSetting: row.text('attributionSetting'),
      },
      currency: row.text('currency')?.toUpperCase() ?? null,
      account: { id: row.text('accountId'), name: row.text('accountName') },
      namesEvent: row.names('conversions') || row.names('revenue') || isEvent(row.text('resultType') ?? ''),
    };
  };
}

/** A row without a part that others of its ad name is their sum. */
function requirePart(row: RowReader, breakdowns: Breakdowns): void {
  const missing = breakdowns.missingIn(row.text);
  if (missing === null) return;
  throw totalsRow(`names no ${row.header(missing)}, and others of the same do`);
}

/**
 * `Results` counts what the ad was optimised for: of any other event the row says nothing. A row without results has no
 * result type either, which is a row without the event where the file has ads for it; results without a type may be
 * anything.
 */
function readConversions(
  row: RowReader,
  { isEvent, hasEvent }: { readonly isEvent: (type: string) => boolean; readonly hasEvent: boolean },
): Figure<number> {
  if (row.has('conversions')) return row.count('conversions');
  if (!row.has('resultType')) return null;
  const type = row.text('resultType');
  if (type !== null) return isEvent(type) ? row.count('results') : null;
  return hasEvent && row.count('results') === 'blank' ? 'blank' : null;
}

function shown(figure: Figure<number>): number {
  return typeof figure === 'number' ? figure : 0;
}
