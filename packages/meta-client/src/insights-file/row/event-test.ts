import { type ConversionEvent, normalizeResultType } from '../headers/conversion-event.ts';

/** Tells whether a result type is the event. A file has few types, in many rows. */
export function createEventTest({ resultTypes }: ConversionEvent): (type: string) => boolean {
  const known = new Map<string, boolean>();
  return (type) => {
    const answer = known.get(type) ?? resultTypes.includes(normalizeResultType(type));
    known.set(type, answer);
    return answer;
  };
}
