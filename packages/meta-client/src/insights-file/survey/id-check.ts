import { InvalidInputError } from '@adpilot/core';
import type { Column } from '../headers/column.ts';
import type { TextReader } from '../row/cell-text.ts';
import { ROUNDED_IDS_REMEDY } from '../row/read-id.ts';

/** Finds out whether a spreadsheet has rounded the ids of a file: many ads would become one. */
export interface IdCheck {
  /** Takes note of the ids of a row. */
  add(text: TextReader, line: number): void;
  /** @throws InvalidInputError where all long ids end in zeros, and they, or what they are ids of, are not all the same */
  requireWhole(file: string): void;
}

const LEVELS = [
  { id: 'adId', name: 'adName' },
  { id: 'adSetId', name: 'adSetName' },
  { id: 'campaignId', name: 'campaignName' },
] as const;

const LONG = /\d{16,}$/;
/** A spreadsheet keeps fifteen digits of a number. */
const ROUNDED = /(?:^|\D)\d{15}0+$/;

/** @param at the columns of the file */
export function createIdCheck(at: ReadonlyMap<Column, { readonly header: string }>): IdCheck {
  let example: { readonly id: string; readonly header: string; readonly line: number } | null = null;
  let [areRounded, areSeveral] = [true, false];
  const firstNames = new Map<Column, string>();
  return {
    add(text, line) {
      for (const { id: column, name: nameColumn } of LEVELS) {
        const [id, name] = [text(column), text(nameColumn)];
        if (!areRounded || id === null || !LONG.test(id)) continue;
        areRounded = ROUNDED.test(id);
        example ??= { id, header: at.get(column)?.header ?? column, line };
        areSeveral ||= id !== example.id || (name !== null && name !== (firstNames.get(column) ?? name));
        if (name !== null && !firstNames.has(column)) firstNames.set(column, name);
      }
    },
    requireWhole(file) {
      if (!areRounded || !areSeveral || example === null) return;
      const { id, header, line } = example;
      throw new InvalidInputError({
        argument: 'files',
        message: `a spreadsheet rounded the ids of ${file}, such as ${id} under ${header} in line ${line}; ${ROUNDED_IDS_REMEDY}`,
      });
    },
  };
}
