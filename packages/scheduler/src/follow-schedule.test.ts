import type { Job } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { aJob, DONE, HOUR, KEY, MINUTE, openGround, startsOf } from '../testing/open-ground.ts';

const failing: Job['run'] = () => Promise.reject(new Error('no'));

describe('a job that is due', () => {
  it('runs once for all the times that a suspended machine missed, and then at its times again', async () => {
    const { open, clock, runs } = openGround();
    open([aJob()]).start();
    await clock.pass(10 * MINUTE);
    await clock.jump(65 * MINUTE);
    await clock.pass(5 * MINUTE);
    expect(startsOf(runs)).toEqual(['12:10:00', '13:18:00', '13:20:00']);
  });

  it('notices within a minute that the clock was set forward', async () => {
    const { open, clock, runs } = openGround();
    let ahead = 0;
    const now = () => new Date(clock.now().getTime() + ahead);
    open([aJob({ schedule: { every: '1d' } })], { clock: { ...clock, now } }).start();
    await clock.pass(MINUTE / 2);
    ahead = 24 * HOUR;
    await clock.pass(MINUTE);
    expect(runs).toHaveLength(1);
  });

  it('follows the wall clock of its zone through the change to summer time', async () => {
    const { open, clock, runs } = openGround();
    await clock.jump(Date.parse('2026-03-27T12:00:00Z') - clock.now().getTime());
    open([aJob({ schedule: { cron: '30 2 * * *', timeZone: 'Europe/Berlin' } })]).start();
    await clock.pass(72 * HOUR);
    expect(runs.map(({ startedAt }) => startedAt)).toEqual([
      '2026-03-28T01:30:00.000Z',
      '2026-03-29T01:00:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ]);
  });

  it('waits for the run that was asked for, which then counts for the times it took', async () => {
    const { open, clock, runs } = openGround();
    const run = () => clock.sleep(3 * MINUTE).then(() => DONE);
    const scheduler = open([aJob({ run })]);
    scheduler.start();
    await clock.pass(6 * MINUTE);
    void scheduler.runNow(KEY);
    await clock.pass(15 * MINUTE);
    expect(startsOf(runs)).toEqual(['12:09:00', '12:12:00', '12:20:00']);
  });

  it('keeps its place in the interval, the same in every process and another for each account', async () => {
    const { open, clock } = openGround();
    const jobs = ['act_1', 'act_2', 'act_3'].map((accountId) => aJob({ accountId }));
    const places = () => {
      const scheduler = open(jobs, { jitter: 0.5 });
      scheduler.start();
      return scheduler.status().map(({ nextRunAt }) => Date.parse(nextRunAt ?? '') % (10 * MINUTE));
    };
    const first = places();
    expect(new Set(first).size).toBe(3);
    expect(first.every((place) => place < 5 * MINUTE)).toBe(true);
    await clock.pass(HOUR);
    expect(places()).toEqual(first);
  });
});

describe('a job that fails', () => {
  it('rests longer from failure to failure, an hour at most, and keeps to its times', async () => {
    const { open, clock, runs } = openGround();
    open([aJob({ schedule: { every: '5m' }, run: failing })]).start();
    await clock.pass(5 * HOUR);
    expect(startsOf(runs)).toEqual([
      // after 1, 2, 4, 8, 16, 32 and then always 60 minutes, at the next time
      ...['12:05:00', '12:10:00', '12:15:00', '12:20:00', '12:30:00', '12:50:00'],
      ...['13:25:00', '14:25:00', '15:25:00', '16:25:00'],
    ]);
  });

  it('does not rest beyond the next time of a daily schedule', async () => {
    const { open, clock, runs } = openGround();
    open([aJob({ schedule: { cron: '0 3 * * *', timeZone: 'UTC' }, run: failing })]).start();
    await clock.pass(10 * 24 * HOUR);
    expect(runs).toHaveLength(10);
  });

  it('is back at its times after a success, also one that was asked for', async () => {
    const { open, clock, runs } = openGround();
    let broken = true;
    const run: Job['run'] = async () => (broken ? { status: 'failed', message: 'no' } : DONE);
    const scheduler = open([aJob({ schedule: { every: '5m' }, run })]);
    scheduler.start();
    await clock.pass(90 * MINUTE);
    expect(scheduler.status()).toMatchObject([
      { consecutiveFailures: 7, nextRunAt: '2026-01-15T14:25:00.000Z' },
    ]);
    broken = false;
    expect(await scheduler.runNow(KEY)).toEqual(DONE);
    expect(scheduler.status()).toMatchObject([
      { consecutiveFailures: 0, nextRunAt: '2026-01-15T13:35:00.000Z' },
    ]);
    await clock.pass(10 * MINUTE);
    expect(startsOf(runs).slice(-2)).toEqual(['13:35:00', '13:40:00']);
  });
});
