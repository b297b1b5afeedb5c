import { createRng, type Job, type Rng } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { aJob, DONE, HOUR, MINUTE, openGround } from '../testing/open-ground.ts';
import { nextRun } from './next-run.ts';
import { parseDuration } from './parse-duration.ts';

const SEEDS = Array.from({ length: 20 }, (_, index) => `scheduler-${index}`);

const between = (rng: Rng, low: number, high: number): number =>
  low + Math.floor(rng.next() * (high - low + 1));

/** Jobs of random intervals whose runs take random times, some longer than the interval, and fail at random. */
function randomJobs(rng: Rng, sleep: (ms: number) => Promise<void>, now: () => number) {
  const violations: string[] = [];
  const failRate = rng.next() * 0.6;
  const watched = Array.from({ length: between(rng, 1, 4) }, (_, index) => {
    const every = `${between(rng, 60, 1_800)}s`;
    const begins: number[] = [];
    let working = 0;
    const run: Job['run'] = async () => {
      if (working > 0) violations.push(`job ${index} overlaps itself`);
      working += 1;
      begins.push(now());
      await sleep(between(rng, 0, 2 * parseDuration(every)));
      working -= 1;
      return rng.next() < failRate ? { status: 'failed', message: 'no' } : DONE;
    };
    return { job: aJob({ accountId: `act_${index}`, schedule: { every }, run }), begins };
  });
  return { watched, violations };
}

/** Between two runs of one process lies a time of the schedule. */
function expectOnGrid({ job, begins }: { readonly job: Job; readonly begins: readonly number[] }): void {
  for (const [index, at] of begins.entries()) {
    const before = begins[index - 1];
    if (before !== undefined)
      expect(nextRun(job.schedule, new Date(before)).getTime()).toBeLessThanOrEqual(at);
  }
}

describe('whatever the intervals, durations, failures and jumps of the clock', () => {
  it.each(SEEDS)(
    'a job neither overlaps itself nor outruns its schedule, and the end is clean (%s)',
    async (seed) => {
      const rng = createRng(seed);
      const { open, clock, heldLeases } = openGround();
      const now = () => clock.now().getTime();
      const { watched, violations } = randomJobs(rng, (ms) => clock.sleep(ms), now);
      const scheduler = open(
        watched.map(({ job }) => job),
        { concurrency: between(rng, 1, 4) },
      );
      scheduler.start();
      for (let step = 0; step < 30; step += 1) {
        if (rng.next() < 0.3) await clock.jump(between(rng, 0, 3 * HOUR));
        else await clock.pass(between(rng, 0, HOUR));
      }
      expect(violations).toEqual([]);
      for (const entry of watched) {
        expect(entry.begins.length).toBeGreaterThan(0);
        expectOnGrid(entry);
      }
      const stopped = scheduler.stop({ timeoutMs: 2 * HOUR });
      await clock.pass(3 * HOUR);
      expect((await stopped).abandoned).toEqual([]);
      expect([clock.sleepers(), heldLeases()]).toEqual([0, []]);
    },
  );

  it.each(SEEDS)('two processes never run a job side by side (%s)', async (seed) => {
    const rng = createRng(seed);
    const { open, clock } = openGround();
    const { watched, violations } = randomJobs(
      rng,
      (ms) => clock.sleep(ms),
      () => clock.now().getTime(),
    );
    const jobs = watched.map(({ job }) => job);
    const schedulers = [open(jobs), open(jobs, { leaseMs: 10 * MINUTE })];
    for (const scheduler of schedulers) scheduler.start();
    for (let step = 0; step < 20; step += 1) {
      // Suspended for less than a lease lasts without renewal.
      if (rng.next() < 0.3) await clock.jump(between(rng, 0, 89_999));
      else await clock.pass(between(rng, 0, HOUR));
    }
    expect(violations).toEqual([]);
    const stops = schedulers.map((scheduler) => scheduler.stop());
    await clock.pass(3 * HOUR);
    await Promise.all(stops);
    expect(clock.sleepers()).toBe(0);
  });
});
