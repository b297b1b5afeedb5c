/** Orders texts by code units, the same on every machine; for days this is the order in time. */
export function compareText(a: string, b: string): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
