/** A key of several ids; ids hold anything, so they are separated by what JSON escapes. */
export function keyOf(...ids: readonly string[]): string {
  return JSON.stringify(ids);
}

/** Orders texts by code units, as ids, days and instants are ordered everywhere. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
