import { InvalidInputError } from '@adpilot/core';
import type { Column } from './column.ts';
import { VOCABULARIES } from './header-table.ts';
import { normalizeHeader } from './normalize-header.ts';

const HEADERS = 40;

const PLACES: readonly Column[] = ['adId', 'adName', 'adSetId', 'adSetName', 'campaignId', 'campaignName'];

/** @throws InvalidInputError that names every missing column, where an export cannot do without it, and the headers */
export function requireColumns(
  at: ReadonlyMap<Column, { readonly header: string }>,
  { file, headers }: { readonly file: string; readonly headers: readonly string[] },
): void {
  const missing = [
    ...missingDay(at),
    ...(at.has('spend') ? [] : [`Amount spent (${otherNames('spend')})`]),
    ...(at.has('impressions') ? [] : [`Impressions (${otherNames('impressions')})`]),
    ...(PLACES.some((column) => at.has(column)) ? [] : ['Ad ID, Ad name or Campaign name']),
  ];
  if (missing.length === 0) return;
  throw new InvalidInputError({
    argument: 'files',
    message: `${file} has no column ${missing.join('; no column ')}; its headers are: ${listed(headers)}`,
  });
}

/** A range of one day does as well, if both of its ends are there. */
function missingDay(at: ReadonlyMap<Column, { readonly header: string }>): readonly string[] {
  const [start, end] = [at.get('rangeStart'), at.get('rangeEnd')];
  if (at.has('day') || (start && end)) return [];
  if (start)
    return [`Day, nor an end to ${start.header} (such as Reporting ends, ${otherNames('rangeEnd')})`];
  if (end)
    return [`Day, nor a start to ${end.header} (such as Reporting starts, ${otherNames('rangeStart')})`];
  return [`Day (${otherNames('day')}; or both date_start and date_stop)`];
}

/** What sources after the first call the column, each its best name. */
function otherNames(column: Column): string {
  const names = VOCABULARIES.flatMap(({ headers }) => headers[column]?.[0] ?? []);
  const spellings = names.map(normalizeHeader);
  const others = names.filter((_, index) => index > 0 && spellings.indexOf(spellings[index] ?? '') === index);
  return `or ${others.join(', ')}`;
}

function listed(headers: readonly string[]): string {
  const more = headers.length - HEADERS;
  return headers.slice(0, HEADERS).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
