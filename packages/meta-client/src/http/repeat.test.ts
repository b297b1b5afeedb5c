import { createRng, type Logger, PlatformError, type PlatformErrorKind } from '@adpilot/core';
import { createManualClock } from '@adpilot/core/testing';
import { describe, expect, it } from 'vitest';
import { catchPlatformError } from '../../testing/catch-platform-error.ts';
import { createRepeat, type RetryPolicy } from './repeat.ts';

const POLICY = { attempts: 5, baseDelayMs: 1000, maxDelayMs: 30_000, deadlineMs: 120_000 };
const READ = { accountId: 'act_1', effect: 'read' } as const;
const WRITE = { accountId: 'act_1', effect: 'set' } as const;

const failure = (
  kind: PlatformErrorKind,
  options: Partial<ConstructorParameters<typeof PlatformError>[0]> = {},
) => new PlatformError({ kind, message: `it was ${kind}`, ...options });

/** Attempts that fail as given, then succeed. */
function attempts(...failures: readonly unknown[]) {
  const calls = { count: 0 };
  const attempt = async (): Promise<string> => {
    const fault = failures[calls.count];
    calls.count += 1;
    if (fault !== undefined) throw fault;
    return 'done';
  };
  return { calls, attempt };
}

function setUp(policy: Partial<RetryPolicy> = {}) {
  const clock = createManualClock('2026-02-02T12:00:00.000Z');
  const sleeps: number[] = [];
  const log: object[] = [];
  const silent = () => undefined;
  const logger: Logger = { debug: silent, info: silent, error: silent, warn: (fields) => log.push(fields) };
  const repeat = createRepeat({
    policy: { ...POLICY, ...policy },
    clock: { ...clock, sleep: (ms, signal) => clock.sleep(ms, signal).then(() => void sleeps.push(ms)) },
    rng: createRng('pauses'),
    logger,
  });
  return { clock, sleeps, log, repeat };
}

describe('repeat', () => {
  it('repeats what failed in passing, with pauses below doubling bounds', async () => {
    const { repeat, sleeps, log } = setUp();
    const { attempt, calls } = attempts(failure('transient'), failure('transient'), failure('transient'));
    expect(await repeat(attempt, READ)).toBe('done');
    expect(calls.count).toBe(4);
    expect(sleeps).toHaveLength(3);
    expect(sleeps.every((ms, index) => ms >= 0 && ms <= 1000 * 2 ** index)).toBe(true);
    expect(log).toHaveLength(3);
    expect(log[0]).toMatchObject({ accountId: 'act_1', attempt: 1, kind: 'transient' });
  });

  it('draws other pauses every time, and the same ones for the same seed', async () => {
    const [one, other] = [setUp(), setUp()];
    for (const { repeat } of [one, other]) {
      await repeat(attempts(failure('transient'), failure('transient')).attempt, READ);
    }
    expect(one.sleeps).toEqual(other.sleeps);
    expect(new Set(one.sleeps).size).toBe(2);
  });

  it.each<PlatformErrorKind>(['auth', 'permission', 'invalid_request', 'policy_rejected', 'not_found'])(
    'does not repeat after %s',
    async (kind) => {
      const { attempt, calls } = attempts(failure(kind));
      expect((await catchPlatformError(setUp().repeat(attempt, READ))).kind).toBe(kind);
      expect(calls.count).toBe(1);
    },
  );

  it('gives up after the last attempt with the last failure and without another pause', async () => {
    const { repeat, sleeps } = setUp({ attempts: 2 });
    const last = failure('transient');
    await expect(repeat(attempts(failure('transient'), last).attempt, READ)).rejects.toBe(last);
    expect(sleeps).toHaveLength(1);
  });

  it('waits as long as Meta says, on top of the drawn pause', async () => {
    const { repeat, sleeps } = setUp();
    await repeat(attempts(failure('rate_limited', { retryAfterMs: 60_000 })).attempt, READ);
    expect(sleeps[0]).toBeGreaterThanOrEqual(60_000);
    expect(sleeps[0]).toBeLessThanOrEqual(61_000);
  });

  it('does not begin a pause that ends after the deadline', async () => {
    const { repeat, sleeps } = setUp();
    const error = failure('rate_limited', { retryAfterMs: 300_000 });
    await expect(repeat(attempts(error).attempt, READ)).rejects.toBe(error);
    expect(sleeps).toEqual([]);
  });

  it('never repeats after a quota of edits is used up, however long the deadline is', async () => {
    const { attempt, calls } = attempts(
      failure('rate_limited', { platformCode: 613, subcode: 1487632, retryAfterMs: 3_600_000 }),
    );
    const { repeat } = setUp({ deadlineMs: 86_400_000 });
    expect((await catchPlatformError(repeat(attempt, WRITE))).retryAfterMs).toBe(3_600_000);
    expect(calls.count).toBe(1);
  });

  it('repeats a write whose answer was lost, three times in all', async () => {
    expect(await setUp().repeat(attempts(failure('unknown_outcome')).attempt, WRITE)).toBe('done');
    const lost = attempts(failure('unknown_outcome'), failure('unknown_outcome'), failure('unknown_outcome'));
    expect((await catchPlatformError(setUp().repeat(lost.attempt, WRITE))).kind).toBe('unknown_outcome');
    expect(lost.calls.count).toBe(3);
  });

  it('keeps the outcome of a write unknown whatever a later try meets', async () => {
    const quota = failure('rate_limited', { platformCode: 613, subcode: 1487632 });
    const error = await catchPlatformError(
      setUp().repeat(attempts(failure('unknown_outcome'), quota).attempt, WRITE),
    );
    expect(error.kind).toBe('unknown_outcome');
    expect(error.cause).toBe(quota);
  });

  it('rejects with the reason of the signal while it pauses, be it an error or not', async () => {
    const controller = new AbortController();
    const attempt = async (): Promise<string> => {
      controller.abort('stop');
      throw failure('transient');
    };
    await expect(setUp().repeat(attempt, { ...READ, signal: controller.signal })).rejects.toBe('stop');
  });

  it('tells of the lost answer where a write is aborted before its outcome is known', async () => {
    const controller = new AbortController();
    const attempt = async (): Promise<string> => {
      controller.abort(new Error('stop'));
      throw failure('unknown_outcome');
    };
    const error = await catchPlatformError(setUp().repeat(attempt, { ...WRITE, signal: controller.signal }));
    expect(error).toMatchObject({ kind: 'unknown_outcome', cause: controller.signal.reason });
  });

  it('passes errors on that are not about the platform', async () => {
    const bug = new TypeError('a bug');
    await expect(setUp().repeat(attempts(bug).attempt, READ)).rejects.toBe(bug);
  });
});
