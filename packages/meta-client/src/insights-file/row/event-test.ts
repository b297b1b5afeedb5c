import { type ConversionEvent, normalizeResultType } from '../headers/conversion-event.ts';
import { remember } from './remember.ts';

/** Tells whether a result type is the event. A file has few types, in many rows. */
export function createEventTest({ resultTypes }: ConversionEvent): (type: string) => boolean {
  return remember((type) => resultTypes.includes(normalizeResultType(type)));
}
