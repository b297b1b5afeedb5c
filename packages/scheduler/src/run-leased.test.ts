import type { Job, LeaseStore } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { aJob, DONE, HOUR, KEY, MINUTE, openGround } from '../testing/open-ground.ts';

const down = () => Promise.reject(new Error('the database is down'));
const silent = () => new Promise<never>(() => undefined);
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
      30_000,
      /another process/,
    ],
    ['it cannot be renewed', (leases) => ({ ...leases, renew: down }), 90_000, /could not be renewed/],
    [
      'the store does not answer',
      (leases) => ({ ...leases, renew: silent }),
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

  it.each([
    ['fails', down],
    ['does not answer', silent],
  ])('survives a store that %s twice', async (_, broken) => {
    let asked = 0;
    const { open, clock, heldLeases } = openGround((leases) => ({
      ...leases,
      renew: (request) => (asked++ % 3 < 2 ? broken() : leases.renew(request)),
    }));
    const outcome = open([aJob({ run: () => clock.sleep(5 * MINUTE).then(() => DONE) })]).runNow(KEY);
    for (let second = 0; second < 299; second += 1) {
      await clock.pass(1_000);
      expect(heldLeases()).toEqual([NAME]);
    }
    await clock.pass(1_000);
    expect(await outcome).toEqual(DONE);
    expect(asked).toBe(9);
    expect(clock.sleepers()).toBe(0);
  });

  it('is renewed at once where most of its time was over when it was granted', async () => {
    const renewedAt: number[] = [];
    const { open, clock } = openGround((leases) => ({
      ...leases,
      acquire: async (request) => {
        const lease = await leases.acquire(request);
        await clock.sleep(100_000);
        return lease;
      },
      renew: (request) => {
        renewedAt.push(clock.now().getTime() - began);
        return leases.renew(request);
      },
    }));
    const began = clock.now().getTime();
    const outcome = open([aJob({ run: () => clock.sleep(MINUTE).then(() => DONE) })]).runNow(KEY);
    await clock.pass(3 * MINUTE);
    expect(await outcome).toEqual(DONE);
    expect(renewedAt).toEqual([100_000, 130_000]);
  });

  it('is given up at its expiry where its only renewal began late and is not answered', async () => {
    const { open, clock } = openGround((leases) => ({
      ...leases,
      acquire: async (request) => {
        const lease = await leases.acquire(request);
        await clock.sleep(100_000);
        return lease;
      },
      renew: silent,
    }));
    const outcome = open([aJob({ run: ({ signal }) => clock.sleep(HOUR, signal).then(() => DONE) })]).runNow(
      KEY,
    );
    await clock.pass(120_000);
    expect(clock.sleepers()).toBe(0);
    expect(await outcome).toMatchObject({ status: 'failed' });
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

describe('a lease store that does not answer', () => {
  it('fails the run whose lease it does not grant, gives back what it grants too late, and holds up no other', async () => {
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let asked = 0;
    const { open, clock, runs, heldLeases } = openGround((leases) => ({
      ...leases,
      acquire: async (request) => {
        asked += 1;
        if (asked > 1) return leases.acquire(request);
        await answered;
        return leases.acquire({ ...request, now: clock.now().toISOString() });
      },
    }));
    open([aJob()]).start();
    await clock.pass(9 * MINUTE);
    expect(runs).toMatchObject([
      {
        startedAt: '2026-01-15T12:10:00.000Z',
        endedAt: '2026-01-15T12:12:00.000Z',
        outcome: { status: 'failed', message: `the lease ${NAME} was not granted in time` },
      },
    ]);
    answer();
    await clock.pass(1);
    expect(heldLeases()).toEqual([]);
    await clock.pass(10 * MINUTE);
    expect(runs.map(({ outcome }) => outcome.status)).toEqual(['failed', 'done']);
  });

  it('is heard when it fails at last', async () => {
    let fail = (): void => undefined;
    const { open, clock, complaints } = openGround((leases) => ({
      ...leases,
      acquire: () =>
        new Promise((_, reject) => {
          fail = () => reject(new Error('the connection was lost'));
        }),
    }));
    void open([aJob()]).runNow(KEY);
    await clock.pass(2 * MINUTE);
    fail();
    await clock.pass(1);
    expect(complaints).toEqual(['a job failed', 'a lease was not granted']);
  });

  it('does not undo a run that is done, nor keep the next from its time', async () => {
    const { open, clock, runs, complaints } = openGround((leases) => ({ ...leases, release: silent }));
    open([aJob()]).start();
    await clock.pass(19 * MINUTE);
    expect(runs).toMatchObject([
      { startedAt: '2026-01-15T12:10:00.000Z', endedAt: '2026-01-15T12:12:00.000Z', outcome: DONE },
      { startedAt: '2026-01-15T12:20:00.000Z', endedAt: '2026-01-15T12:22:00.000Z', outcome: DONE },
    ]);
    expect(complaints).toEqual(['a lease was not released', 'a lease was not released']);
  });

  it('begins no work under a lease that had expired when it was granted', async () => {
    let ahead = 0;
    let began = false;
    const { open, clock, heldLeases } = openGround((leases) => ({
      ...leases,
      acquire: async (request) => {
        const lease = await leases.acquire(request);
        ahead = 2 * MINUTE;
        return lease;
      },
    }));
    const run: Job['run'] = async () => {
      began = true;
      return DONE;
    };
    const now = () => new Date(clock.now().getTime() + ahead);
    const outcome = await open([aJob({ run })], { clock: { ...clock, now } }).runNow(KEY);
    expect(outcome).toEqual({
      status: 'failed',
      message: `the lease ${NAME} had expired when it was granted`,
    });
    expect([began, heldLeases()]).toEqual([false, []]);
  });
});
