/** The middle value, which a few disturbed runs do not move. Of an even number the upper of the two. */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  if (middle === undefined) throw new RangeError('a median needs a value');
  return middle;
}
