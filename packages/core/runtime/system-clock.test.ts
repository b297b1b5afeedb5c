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

  it('goes on where the clock of the machine is set back, and so do those who sleep', async () => {
    vi.useFakeTimers({ now: 1_000_000 });
    const clock = createSystemClock();
    const woken = vi.fn();
    const asleep = clock.sleep(60_000).then(woken);
    vi.setSystemTime(400_000);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(clock.now().getTime()).toBe(1_059_999);
    expect(woken).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(clock.now().getTime()).toBe(1_060_000);
    expect(woken).toHaveBeenCalled();
    await asleep;
  });

  it('follows the clock of the machine where that is set forward', () => {
    vi.useFakeTimers({ now: 1_000_000 });
    const clock = createSystemClock();
    vi.setSystemTime(5_000_000);
    expect(clock.now().getTime()).toBe(5_000_000);
    vi.setSystemTime(4_000_000);
    vi.advanceTimersByTime(10);
    expect(clock.now().getTime()).toBe(5_000_010);
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
