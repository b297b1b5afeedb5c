import type { Job } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { aJob, DONE, HOUR, KEY, MINUTE, openGround } from '../testing/open-ground.ts';

describe('a scheduler that is stopped', () => {
  it('leaves nothing behind when nothing is at work', async () => {
    const { open, clock, heldLeases } = openGround();
    const scheduler = open([aJob(), aJob({ accountId: 'act_2' })]);
    scheduler.start();
    await clock.pass(15 * MINUTE);
    expect(await scheduler.stop()).toEqual({ finished: [], abandoned: [] });
    expect(clock.sleepers()).toBe(0);
    expect(heldLeases()).toEqual([]);
  });

  it('can be stopped before it was started, and while it starts', async () => {
    const { open, clock, runs } = openGround();
    await open([aJob()]).stop();
    const scheduler = open([aJob()]);
    scheduler.start();
    await scheduler.stop();
    await clock.pass(HOUR);
    expect(runs).toEqual([]);
    expect(clock.sleepers()).toBe(0);
  });

  it('is stopped as soon as what is at work has ended', async () => {
    const { open, clock, heldLeases } = openGround();
    const scheduler = open([aJob({ run: () => clock.sleep(MINUTE).then(() => DONE) })]);
    const run = scheduler.runNow(KEY);
    await clock.pass(1);
    const stopped = scheduler.stop({ timeoutMs: HOUR });
    await clock.pass(MINUTE);
    expect(await stopped).toEqual({ finished: [KEY], abandoned: [] });
    expect(await run).toEqual(DONE);
    expect([clock.sleepers(), heldLeases()]).toEqual([0, []]);
  });

  it('tells a job to end after 30 seconds, with the reason, and releases its lease', async () => {
    const { open, clock, runs, heldLeases } = openGround();
    const scheduler = open([aJob({ run: ({ signal }) => clock.sleep(HOUR, signal).then(() => DONE) })]);
    const run = scheduler.runNow(KEY);
    await clock.pass(1);
    const stopped = scheduler.stop();
    await clock.pass(29_999);
    expect([runs.length, heldLeases().length]).toEqual([0, 1]);
    await clock.pass(1);
    expect(await stopped).toEqual({ finished: [KEY], abandoned: [] });
    expect(await run).toEqual({ status: 'failed', message: 'the scheduler is stopped' });
    expect([clock.sleepers(), heldLeases()]).toEqual([0, []]);
  });

  it('leaves a job that does not end, with its lease to expire', async () => {
    const { open, clock, heldLeases } = openGround();
    let finish = (): void => undefined;
    const deaf = new Promise<typeof DONE>((resolve) => {
      finish = () => resolve(DONE);
    });
    const scheduler = open([aJob({ run: () => deaf })]);
    const run = scheduler.runNow(KEY);
    await clock.pass(1);
    const stopped = scheduler.stop({ timeoutMs: 0 });
    await clock.pass(5_000);
    expect(await stopped).toEqual({ finished: [], abandoned: [KEY] });
    expect([clock.sleepers(), heldLeases()]).toEqual([0, ['job:cycle:act_1']]);
    await clock.pass(120_000);
    expect(heldLeases()).toEqual([]);
    finish();
    expect(await run).toEqual(DONE);
  });

  it.each([
    ['ended within five seconds', 4_999, { finished: [KEY], abandoned: [] }],
    ['did not end within five seconds', 5_001, { finished: [], abandoned: [KEY] }],
  ])('says of a job that was told to end that it %s', async (_, clearUpMs, report) => {
    const { open, clock } = openGround();
    const run: Job['run'] = async ({ signal }) => {
      await clock.sleep(HOUR, signal).catch(() => clock.sleep(clearUpMs));
      return DONE;
    };
    const scheduler = open([aJob({ run })]);
    void scheduler.runNow(KEY);
    await clock.pass(1);
    const stopped = scheduler.stop({ timeoutMs: MINUTE });
    await clock.pass(MINUTE + 6_000);
    expect(await stopped).toEqual(report);
  });

  it('plans nothing more when a run ends', async () => {
    const { open, clock } = openGround();
    const scheduler = open([aJob({ run: () => clock.sleep(MINUTE).then(() => DONE) })]);
    scheduler.start();
    await clock.pass(7.5 * MINUTE);
    const stopped = scheduler.stop({ timeoutMs: HOUR });
    await clock.pass(MINUTE);
    await stopped;
    expect(scheduler.status()).toMatchObject([
      { runningSince: null, last: { outcome: DONE }, nextRunAt: null },
    ]);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('does not stop within %d ms', async (timeoutMs) => {
    const { open, clock, runs } = openGround();
    const scheduler = open([aJob()]);
    scheduler.start();
    await expect(scheduler.stop({ timeoutMs })).rejects.toMatchObject({
      code: 'invalid_input',
      argument: 'timeoutMs',
    });
    await clock.pass(10 * MINUTE);
    expect(runs).toHaveLength(1);
    expect(await scheduler.stop()).toEqual({ finished: [], abandoned: [] });
  });

  it('sends away who waits in line, without counting them', async () => {
    const { open, clock } = openGround();
    const run = () => clock.sleep(MINUTE).then(() => DONE);
    const scheduler = open([aJob({ run }), aJob({ accountId: 'act_2', run })], { concurrency: 1 });
    const asked = ['act_1', 'act_2'].map((accountId) => scheduler.runNow({ ...KEY, accountId }));
    await clock.pass(1);
    const stopped = scheduler.stop({ timeoutMs: HOUR });
    expect(await asked[1]).toEqual({ status: 'skipped', reason: 'the scheduler is stopped' });
    await clock.pass(MINUTE);
    expect(await stopped).toEqual({ finished: [KEY], abandoned: [] });
  });

  it('begins no work whose lease comes too late, and gives it back', async () => {
    let grant = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      grant = resolve;
    });
    const { open, clock, heldLeases } = openGround((leases) => ({
      ...leases,
      acquire: async (request) => {
        await asked;
        return leases.acquire(request);
      },
    }));
    let began = false;
    const scheduler = open([
      aJob({
        run: async () => {
          began = true;
          return DONE;
        },
      }),
    ]);
    const run = scheduler.runNow(KEY);
    await clock.pass(1);
    const stopped = scheduler.stop({ timeoutMs: 1_000 });
    await clock.pass(1_000);
    expect(await stopped).toEqual({ finished: [KEY], abandoned: [] });
    expect(await run).toEqual({ status: 'skipped', reason: 'the scheduler is stopped' });
    expect(clock.sleepers()).toBe(0);
    grant();
    await clock.pass(1);
    expect([began, heldLeases(), clock.sleepers()]).toEqual([false, [], 0]);
  });
});
