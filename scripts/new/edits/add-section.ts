import type { Place } from '../place.ts';

/** Adds a section that begins with `## ` to a page; null where the page has none yet, or no place for it. */
export function addSection(page: string, section: string, place: Place): string | null {
  const [opening = '', ...sections] = page.trimEnd().split(/\n+(?=## )/);
  const headings = sections.map((each) => /^## `(.+)`/.exec(each)?.[1] ?? '');
  const at = place(headings);
  if (sections.length === 0 || at === -1) return null;
  return `${[opening, ...sections.toSpliced(at, 0, section.trimEnd())].join('\n\n')}\n`;
}
