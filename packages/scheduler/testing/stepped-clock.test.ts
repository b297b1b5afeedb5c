import { clockClauses } from '@adpilot/core/testing';
import { describe, expect, it } from 'vitest';
import { createSteppedClock } from './stepped-clock.ts';

const START = '2026-01-15T12:00:00.000Z';

describe('the stepped clock', () => {
  const clock = createSteppedClock(START);
  for (const { id, title, run } of clockClauses(() => clock)) {
    it(`${id}: ${title}`, async () => {
      const over = run();
      for (let step = 0; step < 30; step += 1) await clock.pass(10);
      await over;
    });
  }

  it('wakes each sleeper at its moment, and after a jump all at its end', async () => {
    const clock = createSteppedClock(START);
    const awake: string[] = [];
    const sleep = async (name: string, ms: number): Promise<void> => {
      await clock.sleep(ms);
      awake.push(`${name} at ${clock.now().getTime() - Date.parse(START)}`);
    };
    const all = Promise.all([sleep('b', 20), sleep('a', 10), sleep('c', 50), sleep('d', 60)]);
    await clock.pass(30);
    expect(awake).toEqual(['a at 10', 'b at 20']);
    await clock.jump(100);
    expect(awake.slice(2)).toEqual(['c at 130', 'd at 130']);
    await all;
    expect(clock.sleepers()).toBe(0);
  });
});
