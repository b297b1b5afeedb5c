/** How short a fragment may be cut, and how long it is, in milliseconds. */
export type Extent = { readonly shortestMs: number; readonly longestMs: number };

/**
 * Of a list, the place of the first extent that may be as short as `mostMs` and is as long as `leastMs`; the length of the
 * list where there is none. A table over both bounds is filled once, each question costs two binary searches.
 */
export function firstFitting(extents: readonly Extent[]): (mostMs: number, leastMs: number) => number {
  const size = extents.length;
  const shortest = extents.map(({ shortestMs }) => shortestMs).sort((a, b) => a - b);
  const longest = extents.map(({ longestMs }) => longestMs).sort((a, b) => a - b);
  // At (row, column): among those no longer than the row's shortest, and no shorter than the column's longest.
  const width = size + 1;
  const first = new Uint32Array(width * width).fill(size);
  extents.forEach(({ shortestMs, longestMs }, place) => {
    const cell = (countBelow(shortest, shortestMs) + 1) * width + countBelow(longest, longestMs);
    first[cell] = Math.min(first[cell] ?? size, place);
  });
  for (let row = 1; row <= size; row += 1) {
    for (let column = size - 1; column >= 0; column -= 1) {
      const cell = row * width + column;
      first[cell] = Math.min(first[cell] ?? size, first[cell - width] ?? size, first[cell + 1] ?? size);
    }
  }
  return (mostMs, leastMs) =>
    first[countBelow(shortest, mostMs + 1) * width + countBelow(longest, leastMs)] ?? size;
}

/** How many of the sorted numbers are smaller. */
function countBelow(sorted: readonly number[], bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? bound) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
