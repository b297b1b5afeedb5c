import type { Master } from '../model/master.ts';

const PLACEHOLDER = /\{(\w+)\}/g;

const BRACE = /[{}]/;

/**
 * A text with the master's words for `{title}` and `{genre}`; null where it names something that the master lacks, or has
 * another brace: nobody means to show one.
 */
export function fillTemplate(text: string, { title, genre }: Pick<Master, 'title' | 'genre'>): string | null {
  const words = new Map([
    ['title', title],
    ['genre', genre],
  ]);
  if (hasBrace(text.replaceAll(PLACEHOLDER, ''))) return null;
  const known = [...text.matchAll(PLACEHOLDER)].every(([, name = '']) => typeof words.get(name) === 'string');
  return known ? text.replaceAll(PLACEHOLDER, (_, name: string) => words.get(name) ?? '') : null;
}

/** Whether a text has a brace, and thus something that was not filled in. */
export function hasBrace(text: string): boolean {
  return BRACE.test(text);
}
