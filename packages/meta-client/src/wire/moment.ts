import { type Instant, toInstant } from '@adpilot/core';
import * as z from 'zod';

// The calendar of a `Date` ends here, in milliseconds.
const LAST_MS = 8.64e15;

/** A point in time as Meta writes it: `2017-04-25T17:48:41-0700`, without a colon in the offset, or unix seconds. */
export const moment = z
  .union([z.string().transform(fromText), z.number().transform((seconds) => seconds * 1000)])
  .pipe(
    z
      .number('not a point in time')
      .min(-LAST_MS)
      .max(LAST_MS)
      .transform((ms) => toInstant(ms)),
  );

/** Null for a moment of 1969 or 1970, which is how Meta writes that there is none. */
export function momentOrNone(value: Instant | null | undefined): Instant | null {
  return value && value > '1971' ? value : null;
}

/** NaN, which the schema refuses, for any other text. */
function fromText(text: string): number {
  return Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}
