import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from './migrations.ts';

const PAGE = join(import.meta.dirname, '../../../../docs/migrations.md');

describe('the reference page of the migrations', () => {
  it('describes every one, in the order in which they run', () => {
    const headings = [...readFileSync(PAGE, 'utf8').matchAll(/^## `(.+)`$/gm)].map(([, name]) => name);
    expect(headings).toEqual(Object.keys(MIGRATIONS));
  });
});
