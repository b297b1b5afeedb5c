import type { Job, LeaseStore } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { aJob, DONE, HOUR, KEY, MINUTE, openGround } from '../testing/open-ground.ts';

const down = () => Promise.reject(new Error('the database is down'));
const NAME = 'job:cycle:act_1';

describe('the lease of a run', () => {
  it('is kept as long as the run takes, and released after it', async () => {
    const { open, clock, heldLeases, runs } = openGround();
    const [one, two] = [0, 1].map(() => open([aJob({ run: () => clock.sleep(HOUR).then(() => DONE) })]));
    void one?.runNow(KEY);
    for (let quarter = 0; quarter < 4; quarter += 1) {
      expect(await two?.runNow(KEY)).toEqual({
        status: 'skipped',
        reason: 'cycle of act_1 is at work in another process',
      });
      expect(heldLeases()).toEqual([NAME]);
      await clock.pass(HOUR / 4);
    }
    expect(runs.at(-1)?.outcome).toEqual(DONE);
    expect(heldLeases()).toEqual([]);
    expect(clock.sleepers()).toBe(0);
  });

  it('is taken over after two minutes from a process that crashed', async () => {
    const { open, clock, heldLeases } = openGround();
    const crashed = open([aJob({ run: () => new Promise(() => undefined) })]);
    void crashed.runNow(KEY);
    await clock.pass(1);
    void crashed.stop({ timeoutMs: 0 });
    await clock.pass(5_000);
    const other = open([aJob()]);
    expect((await other.runNow(KEY)).status).toBe('skipped');
    await clock.pass(115_000);
    expect(await other.runNow(KEY)).toEqual(DONE);
    expect(heldLeases()).toEqual([]);
  });

  it.each<[string, (leases: LeaseStore) => LeaseStore, number, RegExp]>([
    [
      'another process has it',
      (leases) => ({ ...leases, renew: async () => false }),
      40_000,
      /another process/,
    ],
    ['it cannot be renewed', (leases) => ({ ...leases, renew: down }), 120_000, /could not be renewed/],
    [
      'the store does not answer',
      (leases) => ({ ...leases, renew: () => new Promise(() => undefined) }),
      120_000,
      /could not be renewed/,
    ],
  ])('ends the run where %s', async (_, through, afterMs, message) => {
    const { open, clock } = openGround(through);
    const began = clock.now().getTime();
    const ends: number[] = [];
    const run: Job['run'] = async ({ signal }) => {
      await clock.sleep(HOUR, signal).finally(() => ends.push(clock.now().getTime() - began));
      return DONE;
    };
    const outcome = open([aJob({ run })]).runNow(KEY);
    await clock.pass(HOUR);
    expect(ends).toEqual([afterMs]);
    expect(await outcome).toEqual({ status: 'failed', message: expect.stringMatching(message) });
    expect(clock.sleepers()).toBe(0);
  });

  it('survives a store that fails twice', async () => {
    let failures = 0;
    const { open, clock, complaints } = openGround((leases) => ({
      ...leases,
      renew: (request) => (failures++ % 3 < 2 ? down() : leases.renew(request)),
    }));
    const outcome = open([aJob({ run: () => clock.sleep(5 * MINUTE).then(() => DONE) })]).runNow(KEY);
    await clock.pass(HOUR);
    expect(await outcome).toEqual(DONE);
    expect(complaints).toContain('a lease was not renewed');
  });

  it.each([
    ['is kept by a process that was suspended', false, DONE],
    ['is lost to whoever took it meanwhile', true, { status: 'failed', message: expect.any(String) }],
  ])('%s', async (_, taken, expected) => {
    let suspended = false;
    const { open, clock } = openGround((leases) => ({
      ...leases,
      renew: async (request) => {
        const { name } = request.lease;
        if (suspended && taken) await leases.acquire({ ...request, name, holder: 'another' });
        return leases.renew(request);
      },
    }));
    const run: Job['run'] = ({ signal }) => clock.sleep(2 * HOUR, signal).then(() => DONE);
    const outcome = open([aJob({ run })]).runNow(KEY);
    await clock.pass(MINUTE);
    suspended = true;
    await clock.jump(HOUR);
    await clock.pass(HOUR);
    expect(await outcome).toEqual(expected);
  });

  it('fails the run where the work goes on without it', async () => {
    const { open, clock } = openGround((leases) => ({ ...leases, renew: async () => false }));
    const outcome = open([aJob({ run: () => clock.sleep(HOUR).then(() => DONE) })]).runNow(KEY);
    await clock.pass(HOUR);
    expect(await outcome).toMatchObject({ status: 'failed' });
  });
});

describe('a lease store that is down', () => {
  it('fails the runs and nothing else, until it is up again', async () => {
    let up = false;
    const { open, clock, runs } = openGround((leases) => ({
      ...leases,
      acquire: (request) => (up ? leases.acquire(request) : down()),
    }));
    const scheduler = open([aJob()]);
    scheduler.start();
    await clock.pass(20 * MINUTE);
    const failed = { status: 'failed', message: 'the database is down' };
    expect(runs.map(({ outcome }) => outcome)).toEqual([failed, failed]);
    up = true;
    await clock.pass(10 * MINUTE);
    expect(scheduler.status()).toMatchObject([{ last: { outcome: DONE }, consecutiveFailures: 0 }]);
  });

  it('does not undo a run that is done', async () => {
    const { open, complaints } = openGround((leases) => ({ ...leases, release: down }));
    expect(await open([aJob()]).runNow(KEY)).toEqual(DONE);
    expect(complaints).toEqual(['a lease was not released']);
  });
});
