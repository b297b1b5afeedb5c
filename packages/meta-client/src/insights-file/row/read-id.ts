import { InvalidInputError } from '@adpilot/core';

const DECORATED = /^(?:[a-z]{1,3}:|')(\d+)$/i;
const FLOAT = /^(\d+)\.0+$/;
const ROUNDED = /^\d(?:[.,]\d+)?e\+?\d+$/i;
const NONE = new Set(['nan', 'null', 'none', 'undefined']);

/** What to do about ids that a spreadsheet has rounded. */
export const ROUNDED_IDS_REMEDY =
  'export the file again and give its id columns the type text when a spreadsheet opens it';

/**
 * An id as the export has it, without what tools put around it: the `ag:` of bulk exports, a spreadsheet's apostrophe,
 * the `.0` of numbers that were once floating.
 *
 * @throws InvalidInputError for an id whose digits a spreadsheet or a floating number has rounded
 */
export function readId(text: string | null): string | null {
  if (text === null || NONE.has(text.toLowerCase())) return null;
  const [, digits] = DECORATED.exec(text) ?? [];
  if (digits !== undefined) return digits;
  const [, whole] = FLOAT.exec(text) ?? [];
  if (whole !== undefined && Number.isSafeInteger(Number(whole))) return whole;
  if (whole === undefined && !ROUNDED.test(text)) return text;
  const message = `a spreadsheet rounded the id ${text}; ${ROUNDED_IDS_REMEDY}`;
  throw new InvalidInputError({ argument: 'files', message });
}
