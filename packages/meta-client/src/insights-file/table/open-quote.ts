const LINE_BREAK = /\r\n|\r|\n/;

/**
 * Whether a quote of a record is never closed. Such a cell runs on to the next quote, some rows later, and would take
 * their figures along: it begins with the rest of one row and ends with the beginning of another.
 *
 * @param options the delimiter, and how many cells a row has
 */
export function hasOpenQuote(
  cells: readonly string[],
  { delimiter, width }: { readonly delimiter: string; readonly width: number },
): boolean {
  const delimitersIn = (line: string | undefined) => (line ?? '').split(delimiter).length - 1;
  return cells.some((cell, index) => {
    if (!cell.includes('"') || !LINE_BREAK.test(cell)) return false;
    const lines = cell.split(LINE_BREAK);
    const behind = cells.length - 1 - index;
    return delimitersIn(lines[0]) >= width - 1 - index && delimitersIn(lines.at(-1)) >= width - 1 - behind;
  });
}
