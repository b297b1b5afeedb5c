import { describe, expect, it } from 'vitest';
import { backoffMs, planNext } from './plan-next.ts';

const job = { schedule: { every: '10m' }, anchor: new Date(0) };
const at = (time: string): Date => new Date(`2026-01-15T${time}:00.000Z`);
const next = (
  status: 'done' | 'failed' | 'skipped',
  startedAt: string,
  endedAt: string,
  failures = 0,
): string =>
  planNext(job, { startedAt: at(startedAt), endedAt: at(endedAt), status, failures })
    .toISOString()
    .slice(11, 16);

describe('planNext', () => {
  it('is the first time since the run began', () => {
    expect(next('done', '12:10', '12:12')).toBe('12:20');
    expect(next('skipped', '12:10', '12:10', 3)).toBe('12:20');
  });

  it('lies in the past where times passed during the run', () => {
    expect(next('done', '12:10', '12:45')).toBe('12:20');
  });

  it('is the first time after a failure has been rested from', () => {
    expect(next('failed', '12:10', '12:12', 1)).toBe('12:20');
    expect(next('failed', '12:10', '12:16', 3)).toBe('12:20');
    expect(next('failed', '12:10', '12:17', 3)).toBe('12:30');
    expect(next('failed', '12:10', '12:45', 1)).toBe('12:50');
  });
});

describe('backoffMs', () => {
  it('doubles from a minute to an hour', () => {
    const minutes = [1, 2, 3, 4, 5, 6, 7, 8, 2_000].map((failures) => backoffMs(failures) / 60_000);
    expect(minutes).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });
});
