import { InvalidInputError } from '@adpilot/core';
import type { Placement } from './placement.ts';

/** As Meta's breakdown by age spells it, such as `45-49` or `65+`. */
const AGE = /^(?:\d{2}-\d{2}|\d{2}\+)$/;

/**
 * Makes sure that the cells of a row stand under their own headers, as far as its ids tell.
 *
 * @throws InvalidInputError where an age has moved into the place of an id, and other figures with it
 */
export function requireUnshifted({ adId, adSetId, campaignId }: Placement): void {
  const age = [adId, adSetId, campaignId].find((id) => id !== null && AGE.test(id));
  if (age === undefined) return;
  const message = `the age ${age} stands in place of an id: cells are missing before it`;
  throw new InvalidInputError({ argument: 'files', message });
}
