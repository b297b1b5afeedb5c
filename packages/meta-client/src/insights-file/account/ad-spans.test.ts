import { describe, expect, it } from 'vitest';
import { createAdSpans } from './ad-spans.ts';

function overlapsOf(...seen: readonly (readonly [file: string, key: string, day: string])[]): number {
  const spans = createAdSpans();
  for (const [file, key, day] of seen) spans.add(day, { key, file });
  return spans.overlaps();
}

describe('files that overlap', () => {
  it('are those that have an ad in the same span of days, however long ago', () => {
    expect(
      overlapsOf(
        ['march', 'a', '2026-03-31'],
        ['march', 'a', '2026-03-01'],
        ['march', 'b', '2026-03-15'],
        ['april', 'a', '2026-03-20'],
        ['april', 'a', '2026-04-20'],
        ['april', 'b', '2026-04-01'],
      ),
    ).toBe(1);
  });

  it('are not months that follow each other, nor different ads, nor rows of one file', () => {
    expect(
      overlapsOf(
        ['march', 'a', '2026-03-01'],
        ['march', 'a', '2026-03-31'],
        ['march', 'a', '2026-03-31'],
        ['april', 'a', '2026-04-01'],
        ['april', 'b', '2026-03-31'],
      ),
    ).toBe(0);
  });
});
