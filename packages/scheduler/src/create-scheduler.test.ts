import type { Job, JobRun } from '@adpilot/core';
import { schedulerClauses } from '@adpilot/core/testing';
import { describe, expect, it } from 'vitest';
import { createLeaseStore } from '../testing/lease-store.ts';
import { aJob, DONE, HOUR, KEY, MINUTE, openGround, START } from '../testing/open-ground.ts';
import { createSteppedClock } from '../testing/stepped-clock.ts';
import { createScheduler } from './create-scheduler.ts';

describe('the contract of a scheduler', () => {
  const makeSubject = () => {
    const clock = createSteppedClock(START);
    const storage = { leases: createLeaseStore() };
    return {
      clock,
      pass: clock.pass,
      open: (jobs: readonly Job[]) => createScheduler({ storage, clock, jobs }),
    };
  };
  for (const { id, title, run } of schedulerClauses(makeSubject)) it(`${id}: ${title}`, run);
});

describe('createScheduler', () => {
  const invalid = (argument: string) => expect.objectContaining({ code: 'invalid_input', argument });
  const { open } = openGround();

  it.each([
    ['an interval', aJob({ schedule: { every: 'hourly' } }), 'jobs[1].schedule'],
    ['a cron', aJob({ schedule: { cron: 'nightly', timeZone: 'UTC' } }), 'jobs[1].schedule'],
    ['a zone', aJob({ schedule: { cron: '0 3 * * *', timeZone: 'Mars/Olympus' } }), 'jobs[1].schedule'],
    ['a schedule of a disabled job', aJob({ enabled: false, schedule: { every: '' } }), 'jobs[1].schedule'],
    ['an empty name', aJob({ name: '' }), 'jobs[1].name'],
    ['a name with a colon', aJob({ name: 'a:b' }), 'jobs[1].name'],
    ['a job that is given twice', aJob({ accountId: 'act_2' }), 'jobs[1]'],
  ])('refuses %s', (_, job, argument) => {
    expect(() => open([aJob({ accountId: 'act_2' }), job])).toThrow(invalid(argument));
  });

  it.each([
    [{ concurrency: 0 }, 'concurrency'],
    [{ concurrency: 1.5 }, 'concurrency'],
    [{ jitter: 1 }, 'jitter'],
    [{ jitter: -0.1 }, 'jitter'],
    [{ jitter: Number.NaN }, 'jitter'],
    [{ leaseMs: 999 }, 'leaseMs'],
    [{ leaseMs: Number.NaN }, 'leaseMs'],
  ])('refuses %o', (options, argument) => {
    expect(() => open([], options)).toThrow(invalid(argument));
  });

  it('says which job it is that has a wrong schedule', () => {
    expect(() => open([aJob({ schedule: { every: '5' } })])).toThrow(/cycle of act_1: not a duration/);
  });
});

describe('a scheduler', () => {
  const broken = (): never => {
    throw new Error('broken');
  };

  it('tells how every run ended, and logs the failures', async () => {
    const { open, clock, runs, complaints } = openGround();
    let count = 0;
    const outcomes = [
      DONE,
      { status: 'failed', message: 'no' },
      { status: 'skipped', reason: 'busy' },
    ] as const;
    const run: Job['run'] = async () => {
      await clock.sleep(MINUTE);
      return outcomes[count++] ?? DONE;
    };
    open([aJob({ run })]).start();
    await clock.pass(HOUR / 2);
    expect(runs).toEqual(
      outcomes.map((outcome, index) => ({
        ...KEY,
        startedAt: `2026-01-15T12:${index + 1}0:00.000Z`,
        endedAt: `2026-01-15T12:${index + 1}1:00.000Z`,
        outcome,
      })),
    );
    expect(complaints).toEqual(['a job failed']);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('listener');
      },
    ],
    ['rejects', () => Promise.reject(new Error('listener'))],
  ])('goes on when its listener %s, and logs that', async (_, onOutcome) => {
    const { open, clock, complaints } = openGround();
    const scheduler = open([aJob()], { onOutcome });
    scheduler.start();
    await clock.pass(20 * MINUTE);
    expect(complaints).toEqual([
      'a listener to the outcomes of jobs failed',
      'a listener to the outcomes of jobs failed',
    ]);
    expect(scheduler.status()).toMatchObject([{ last: { outcome: DONE }, consecutiveFailures: 0 }]);
  });

  it.each([
    ['throws', broken],
    ['rejects', () => Promise.reject(new Error('log'))],
  ])('goes on when its logger %s', async (_, log) => {
    const { open, clock } = openGround((leases) => ({ ...leases, renew: broken, release: broken }));
    const runs: JobRun[] = [];
    const run: Job['run'] = () => clock.sleep(MINUTE).then(() => DONE);
    const failing = aJob({ accountId: 'act_2', run: broken });
    const onOutcome = (run: JobRun): void => {
      runs.push(run);
      broken();
    };
    const logger = { debug: log, info: log, warn: log, error: log };
    open([aJob({ run }), failing], { logger, onOutcome }).start();
    await clock.pass(10 * MINUTE);
    expect(runs.map(({ accountId, outcome }) => [accountId, outcome.status])).toEqual([
      ['act_2', 'failed'],
      ['act_1', 'done'],
    ]);
  });

  it('says so where its clock breaks, and ends nothing but the schedule', async () => {
    const { open, clock, complaints } = openGround();
    let broke = false;
    const now = (): Date => (broke ? broken() : clock.now());
    open([aJob()], { clock: { ...clock, now } }).start();
    broke = true;
    await clock.pass(MINUTE);
    expect(complaints).toEqual(['a schedule is no longer followed']);
  });

  it('has no plan before it is started, whatever it was asked to run', async () => {
    const scheduler = openGround().open([aJob()]);
    await scheduler.runNow(KEY);
    expect(scheduler.status()).toMatchObject([{ last: { outcome: DONE }, nextRunAt: null }]);
  });

  it('shows a job at work, its last run and its next', async () => {
    const { open, clock } = openGround();
    const scheduler = open([aJob({ run: () => clock.sleep(MINUTE).then(() => DONE) })]);
    expect(scheduler.status()).toEqual([
      {
        ...KEY,
        enabled: true,
        reason: null,
        runningSince: null,
        last: null,
        nextRunAt: null,
        consecutiveFailures: 0,
      },
    ]);
    scheduler.start();
    expect(scheduler.status()).toMatchObject([{ nextRunAt: '2026-01-15T12:10:00.000Z' }]);
    await clock.pass(7.5 * MINUTE);
    expect(scheduler.status()).toMatchObject([{ runningSince: '2026-01-15T12:10:00.000Z', last: null }]);
    await clock.pass(MINUTE);
    expect(scheduler.status()).toMatchObject([
      {
        runningSince: null,
        last: { startedAt: '2026-01-15T12:10:00.000Z', endedAt: '2026-01-15T12:11:00.000Z', outcome: DONE },
        nextRunAt: '2026-01-15T12:20:00.000Z',
      },
    ]);
  });

  it('waits once for each job that is enabled, however often it is started', () => {
    const { open, clock } = openGround();
    const scheduler = open([aJob(), aJob({ accountId: 'act_2', enabled: false })]);
    scheduler.start();
    scheduler.start();
    expect(clock.sleepers()).toBe(1);
  });

  it('has no more jobs at work than it may, and lets the others wait in line', async () => {
    const { open, clock, runs } = openGround();
    let working = 0;
    const seen: number[] = [];
    const run: Job['run'] = async () => {
      working += 1;
      seen.push(working);
      await clock.sleep(MINUTE);
      working -= 1;
      return DONE;
    };
    const accounts = ['act_1', 'act_2', 'act_3', 'act_4', 'act_5'];
    const jobs = accounts.map((accountId) => aJob({ accountId, run }));
    open(jobs, { concurrency: 2 }).start();
    await clock.pass(10 * MINUTE);
    expect(seen).toEqual([1, 2, 2, 2, 2]);
    expect(runs.map(({ accountId }) => accountId)).toEqual(accounts);
  });
});
