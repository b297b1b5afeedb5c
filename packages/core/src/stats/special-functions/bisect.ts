/**
 * Where a function that is not positive at `low` and positive at `high` changes its sign, to the last digit.
 *
 * @returns the smallest value found at which it is positive
 */
export function bisect(valueAt: (x: number) => number, low: number, high: number): number {
  let below = low;
  let above = high;
  for (;;) {
    const middle = below + (above - below) / 2;
    if (middle <= below || middle >= above) return above;
    if (valueAt(middle) > 0) above = middle;
    else below = middle;
  }
}
