import { afterEach, describe, expect, it, vi } from 'vitest';
import { clockClauses } from '../testing/index.ts';
import { createSystemClock } from './system-clock.ts';

describe('createSystemClock', () => {
  for (const { id, title, run } of clockClauses(createSystemClock)) it(`${id}: ${title}`, run);

  afterEach(() => {
    vi.useRealTimers();
  });

  it('never goes back, even where the clock of the machine does', () => {
    vi.useFakeTimers({ now: 1_000_000 });
    const clock = createSystemClock();
    expect(clock.now().getTime()).toBe(1_000_000);
    vi.setSystemTime(400_000);
    expect(clock.now().getTime()).toBe(1_000_000);
    vi.setSystemTime(1_000_001);
    expect(clock.now().getTime()).toBe(1_000_001);
  });

  it('has advanced by the time that was slept', async () => {
    const clock = createSystemClock();
    const before = clock.now().getTime();
    await clock.sleep(5);
    expect(clock.now().getTime() - before).toBeGreaterThanOrEqual(5);
  });

  it('sleeps longer than one timer can', async () => {
    vi.useFakeTimers({ now: 0 });
    const clock = createSystemClock();
    const month = 30 * 86_400_000;
    const woken = clock.sleep(month).then(() => clock.now().getTime());
    await vi.advanceTimersByTimeAsync(month);
    expect(await woken).toBe(month);
  });

  it('wakes with the reason of the signal, before and while it sleeps', async () => {
    const clock = createSystemClock();
    await expect(clock.sleep(60_000, AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
    const controller = new AbortController();
    const asleep = clock.sleep(60_000, controller.signal);
    controller.abort(new Error('meanwhile'));
    await expect(asleep).rejects.toThrow('meanwhile');
  });
});
