import { InvalidInputError } from '@adpilot/core';
import type { ConversionEvent } from './conversion-event.ts';
import { type Column, HEADER_TABLE, normalizeHeader } from './header-table.ts';

/** Where one file keeps the columns that are understood. */
export type Columns = {
  /** Cells of every row. */
  readonly count: number;
  readonly at: ReadonlyMap<Column, { readonly index: number; readonly header: string }>;
  /** The currency that the header of the spend names, null where it names none. */
  readonly currency: string | null;
};

const CURRENCY = /\s*\(([A-Z]{3})\)\s*$/;

/**
 * Finds the columns behind a file's headers.
 *
 * @throws InvalidInputError where a column that every export needs is missing; it lists the headers
 */
export function locateColumns(headers: readonly string[], file: string, event: ConversionEvent): Columns {
  const table: Readonly<Record<Column, readonly string[]>> = {
    ...HEADER_TABLE,
    conversions: event.countHeaders,
    revenue: event.valueHeaders,
  };
  const positions = positionsOf(headers);
  const at: Map<Column, { index: number; header: string }> = new Map();
  for (const column of columnsOf(table)) {
    const index = table[column]
      .map((spelling) => positions.get(spelling))
      .find((known) => known !== undefined);
    if (index !== undefined) at.set(column, { index, header: headers[index] ?? '' });
  }
  requireColumns(at, headers, file);
  return { count: headers.length, at, currency: CURRENCY.exec(at.get('spend')?.header ?? '')?.[1] ?? null };
}

/** The full header beats one without its currency (`Clicks (ALL)` are not clicks in Albanian lek), the first its copies. */
function positionsOf(headers: readonly string[]): ReadonlyMap<string, number> {
  const full = headers.map((header, index) => [normalizeHeader(header), index] as const);
  const bare = headers.map(
    (header, index) => [normalizeHeader(header.replace(CURRENCY, '')), index] as const,
  );
  return new Map([...full, ...bare].reverse());
}

function requireColumns(at: Columns['at'], headers: readonly string[], file: string): void {
  const missing = [
    at.has('day') || (at.has('rangeStart') && at.has('rangeEnd')) ? [] : ['Day'],
    at.has('spend') ? [] : ['Amount spent'],
    at.has('impressions') ? [] : ['Impressions'],
    at.has('adId') || at.has('adName') ? [] : ['Ad ID or Ad name'],
  ].flat();
  if (missing.length === 0) return;
  throw new InvalidInputError({
    argument: 'files',
    message: `${file} has no column ${missing.join(', ')}; its headers are: ${headers.join(', ')}`,
  });
}

function columnsOf(table: Readonly<Record<Column, unknown>>): readonly Column[] {
  return Object.keys(table).filter((key): key is Column => key in table);
}
