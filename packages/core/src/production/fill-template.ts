import type { Master } from '../model/master.ts';

const PLACEHOLDER = /\{(\w+)\}/g;

/** A text with the master's words for `{title}` and `{genre}`; null where it names something that the master lacks. */
export function fillTemplate(text: string, { title, genre }: Pick<Master, 'title' | 'genre'>): string | null {
  const words = new Map([
    ['title', title],
    ['genre', genre],
  ]);
  const known = [...text.matchAll(PLACEHOLDER)].every(([, name = '']) => typeof words.get(name) === 'string');
  return known ? text.replaceAll(PLACEHOLDER, (_, name: string) => words.get(name) ?? '') : null;
}
