import { COLUMN_NAMES, COLUMNS, type Column } from '../headers/column.ts';
import { isTotals } from '../headers/header-table.ts';
import type { TextReader } from './cell-text.ts';
import { placementKey } from './placement.ts';

/** Into which parts a file breaks down the figures of each ad: its size grows with ads. */
export interface Breakdowns {
  /** Whether the file has a column of parts at all. */
  readonly arePossible: boolean;
  /** Takes note of the parts that a row is about. */
  add(text: TextReader): void;
  /** A part that this row does not name and others of its ad do: it has their sum. Null where there is none. */
  missingIn(text: TextReader): Column | null;
}

const PARTS = COLUMN_NAMES.filter((column) => COLUMNS[column].unit === 'part');

/** @param at the columns of the file */
export function createBreakdowns(at: { has(column: Column): boolean }): Breakdowns {
  const columns = PARTS.filter((column) => at.has(column));
  const partsByAd = new Map<string, Set<Column>>();
  return {
    arePossible: columns.length > 0,
    add(text) {
      const named = columns.filter((column) => isPart(text(column)));
      if (named.length === 0) return;
      const key = keyOf(text);
      const parts = partsByAd.get(key) ?? new Set();
      partsByAd.set(key, parts);
      for (const column of named) parts.add(column);
    },
    missingIn(text) {
      const unnamed = columns.filter((column) => !isPart(text(column)));
      if (unnamed.length === 0) return null;
      const parts = partsByAd.get(keyOf(text));
      return unnamed.find((column) => parts?.has(column)) ?? null;
    },
  };
}

function isPart(text: string | null): boolean {
  return text !== null && !isTotals(text);
}

/** By the texts of the file: they need not be ids and names that can be read. */
function keyOf(text: TextReader): string {
  return placementKey({
    adId: text('adId'),
    adName: text('adName'),
    adSetId: text('adSetId'),
    adSetName: text('adSetName'),
    campaignId: text('campaignId'),
    campaignName: text('campaignName'),
  });
}
