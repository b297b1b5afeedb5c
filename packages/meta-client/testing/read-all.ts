import type { Page } from '@adpilot/core';

/** Every page of a list. */
export async function readPages<T>(list: AsyncIterable<Page<T>>): Promise<readonly Page<T>[]> {
  const pages: Page<T>[] = [];
  for await (const page of list) pages.push(page);
  return pages;
}

/** Every item of a list. */
export async function readAll<T>(list: AsyncIterable<Page<T>>): Promise<readonly T[]> {
  return (await readPages(list)).flatMap(({ items }) => items);
}
