import { describe, expect, it } from 'vitest';
import { clockClauses } from './clock-clauses.ts';
import { createManualClock } from './manual-clock.ts';

const START = '2026-01-15T12:00:00.000Z';

describe('the manual clock', () => {
  for (const { id, title, run } of clockClauses(() => createManualClock(START))) it(`${id}: ${title}`, run);

  it('stands still until it is moved', () => {
    const clock = createManualClock(START);
    expect(clock.now().toISOString()).toBe(START);
    clock.advance(1_000);
    expect(clock.now().toISOString()).toBe('2026-01-15T12:00:01.000Z');
  });

  it('refuses to go back', () => {
    expect(() => createManualClock(START).advance(-1)).toThrow(RangeError);
  });
});
