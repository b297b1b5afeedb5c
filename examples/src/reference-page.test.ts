import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const PAGE = join(import.meta.dirname, '../../docs/examples.md');

describe('the reference page of the examples', () => {
  it('describes every one, in the order of their numbers', () => {
    const files = readdirSync(import.meta.dirname).filter((name) => /^\d\d-[^.]+\.ts$/.test(name));
    const headings = [...readFileSync(PAGE, 'utf8').matchAll(/^## `(.+)`$/gm)].map(
      ([, name]) => `${name}.ts`,
    );
    expect(headings).toEqual(files.toSorted());
  });
});
