/** Where a new entry goes among the present ones: an index, or -1 where there is no place for it. */
export type Place = (entries: readonly string[]) => number;

export const last: Place = (entries) => entries.length;

export function before(entry: string): Place {
  return (entries) => entries.indexOf(entry);
}

/** The place of an entry in a list that is sorted by code. */
export function sorted(entry: string): Place {
  return (entries) => {
    const next = entries.findIndex((each) => each > entry);
    return next === -1 ? entries.length : next;
  };
}
