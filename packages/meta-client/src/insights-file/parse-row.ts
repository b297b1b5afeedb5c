import { type Day, InvalidInputError, parseDay } from '@adpilot/core';
import { type ConversionEvent, normalizeResultType } from './conversion-event.ts';
import { type DayFigures, mapCounts } from './day-figures.ts';
import type { Figure } from './figure.ts';
import { type Placement, readPlacement } from './placement.ts';
import type { RowReader } from './row-reader.ts';

/** One row of a file: an ad, where it stands, and its figures of a day. */
export type ExportRow = {
  readonly day: Day;
  readonly placement: Placement;
  readonly figures: DayFigures;
};

/** @throws InvalidInputError that says what is wrong with the row */
export function parseRow(row: RowReader, event: ConversionEvent): ExportRow {
  const counts = mapCounts((column) =>
    column === 'conversions' ? readConversions(row, event) : row.count(column),
  );
  const impressions = shown(counts.impressions);
  const clicks = Math.max(shown(counts.clicks), shown(counts.linkClicks));
  if (clicks > impressions) throw malformed(`${clicks} clicks on ${impressions} impressions`);
  return {
    day: readDay(row),
    placement: readPlacement(row),
    figures: {
      counts,
      spend: row.amount('spend'),
      revenue: row.amount('revenue'),
      attributionSetting: row.text('attributionSetting'),
    },
  };
}

function readDay(row: RowReader): Day {
  const [starts, ends] = [row.text('rangeStart'), row.text('rangeEnd')];
  if (starts !== null && ends !== null && starts !== ends) {
    throw malformed(`covers ${starts} to ${ends}, not one day`);
  }
  const day = row.text('day') ?? (ends === null ? null : starts);
  if (day === null) throw malformed('names no day');
  return parseDay(day);
}

/** `Results` counts what the ad was optimised for: of any other event the row says nothing. */
function readConversions(row: RowReader, event: ConversionEvent): Figure<number> {
  if (row.has('conversions')) return row.count('conversions');
  if (!row.has('resultType')) return null;
  const type = row.text('resultType');
  if (type !== null && !event.resultTypes.includes(normalizeResultType(type))) return null;
  const results = row.count('results');
  // A row without results has no result type either; results without one may be anything.
  return type === null && results !== 'blank' ? null : results;
}

function shown(figure: Figure<number>): number {
  return typeof figure === 'number' ? figure : 0;
}

function malformed(message: string): InvalidInputError {
  return new InvalidInputError({ argument: 'files', message });
}
