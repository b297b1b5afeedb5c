import { createManualClock, idGeneratorClauses } from '@adpilot/core/testing';
import { describe, expect, it } from 'vitest';
import { createIdGenerator } from './id-generator.ts';

const START = '2026-01-15T12:00:00.000Z';

describe('ids', () => {
  for (const { id, title, run } of idGeneratorClauses(() => createIdGenerator(createManualClock(START)))) {
    it(`${id}: ${title}, even while the clock stands still`, run);
  }

  it('are UUIDs of version 7 with the time of the clock', () => {
    const id = createIdGenerator(createManualClock(START)).next();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse(START));
  });

  it('keep their order when the clock is set back', () => {
    const times = [2_000, 1_000, 1_500];
    const ids = createIdGenerator({
      now: () => new Date(times.shift() ?? 3_000),
      sleep: async () => undefined,
    });
    const made = [ids.next(), ids.next(), ids.next(), ids.next()];
    expect(made).toEqual(made.toSorted());
  });
});
