import type { Place } from '../place.ts';

/** Adds an entry to `const <list> = [...]`; null where there is no such list, or no place in it. */
export function addToList(source: string, list: string, entry: string, place: Place): string | null {
  const [literal, opening = '', body = ''] =
    new RegExp(`(const ${list}\\b[^=]*= \\[)([^\\]]*)\\];`).exec(source) ?? [];
  if (literal === undefined) return null;
  const entries = body.split(',').map((each) => each.trim());
  const present = entries.filter((each) => each !== '');
  const at = place(present);
  if (at === -1) return null;
  // One a line: a comment stays where it was, and the formatter joins what fits.
  return source.replace(literal, () => `${opening}\n${present.toSpliced(at, 0, entry).join(',\n')}];`);
}
