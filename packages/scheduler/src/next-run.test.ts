import { addDays, dayOf, daysFrom, hourOf, type Schedule, toInstant } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { nextRun } from './next-run.ts';

const next = (schedule: Schedule, after: string, anchor?: string): string =>
  nextRun(schedule, new Date(after), anchor === undefined ? {} : { anchor: new Date(anchor) }).toISOString();

const runsIn2026 = (schedule: Schedule): readonly Date[] => {
  const runs: Date[] = [];
  const end = new Date('2027-01-01T00:00:00Z');
  let run = nextRun(schedule, new Date('2025-12-31T23:59:59.999Z'));
  while (run < end) {
    runs.push(run);
    run = nextRun(schedule, run);
  }
  return runs;
};

/** The time of day and the hours by which the zone is ahead, such as `02:30+1`. */
const wallClock = (run: string, timeZone: string): string => {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' });
  const time = format.format(new Date(run));
  const ahead = (Number(time.slice(0, 2)) - Number(run.slice(11, 13)) + 24) % 24;
  return `${time}+${ahead}`;
};

describe('nextRun of an interval', () => {
  it('lies on the grid of the interval', () => {
    expect(next({ every: '30m' }, '2026-03-01T10:07:12Z')).toBe('2026-03-01T10:30:00.000Z');
    expect(next({ every: '1d' }, '2026-03-01T10:07:12Z')).toBe('2026-03-02T00:00:00.000Z');
  });

  it('is later than a run that just happened, and than one that was late', () => {
    expect(next({ every: '30m' }, '2026-03-01T10:30:00Z')).toBe('2026-03-01T11:00:00.000Z');
    expect(next({ every: '30m' }, '2026-03-01T10:29:59.999Z')).toBe('2026-03-01T10:30:00.000Z');
    expect(next({ every: '30m' }, '2026-03-01T10:30:41Z')).toBe('2026-03-01T11:00:00.000Z');
  });

  it('counts from the anchor, also from one that is still to come', () => {
    expect(next({ every: '12h' }, '2026-03-01T10:00:00Z', '2026-01-01T05:00:00Z')).toBe(
      '2026-03-01T17:00:00.000Z',
    );
    expect(next({ every: '12h' }, '2026-03-01T10:00:00Z', '2026-03-04T05:00:00Z')).toBe(
      '2026-03-01T17:00:00.000Z',
    );
  });

  it('is the nearest point of the grid for any interval, anchor and moment', () => {
    for (let index = 0; index < 2_000; index += 1) {
      const seconds = 1 + ((index * 7_919) % 100_000);
      const anchor = new Date(1_700_000_000_000 + index * 123_457);
      const after = new Date(1_770_000_000_000 + ((index * 48_271) % 997) * 86_400_007);
      const gap = nextRun({ every: `${seconds}s` }, after, { anchor }).getTime() - after.getTime();
      expect(gap).toBeGreaterThan(0);
      expect(gap).toBeLessThanOrEqual(seconds * 1_000);
      expect((after.getTime() + gap - anchor.getTime()) % (seconds * 1_000)).toBe(0);
    }
  });

  it('refuses a malformed interval, moment or anchor, and a run that no date can hold', () => {
    const invalid = expect.objectContaining({ code: 'invalid_input' });
    expect(() => next({ every: 'hourly' }, '2026-03-01T10:00:00Z')).toThrow(invalid);
    expect(() => next({ every: '1h' }, 'yesterday')).toThrow(invalid);
    expect(() => next({ every: '1h' }, '2026-03-01T10:00:00Z', 'never')).toThrow(invalid);
    expect(() => next({ every: '100000000d' }, '2026-03-01T10:00:00Z', '2026-01-01T00:00:00Z')).toThrow(
      invalid,
    );
  });
});

describe('nextRun of a cron', () => {
  it('follows the wall clock of its zone', () => {
    const nightly = { cron: '0 3 * * *', timeZone: 'America/Sao_Paulo' };
    expect(next(nightly, '2026-01-01T00:00:00Z')).toBe('2026-01-01T06:00:00.000Z');
    expect(next(nightly, '2026-01-01T06:00:00Z')).toBe('2026-01-02T06:00:00.000Z');
    expect(next(nightly, '2026-01-01T05:59:59.999Z')).toBe('2026-01-01T06:00:00.000Z');
  });

  it('runs when the clocks have jumped over its time', () => {
    const nightly = { cron: '30 2 * * *', timeZone: 'Europe/Berlin' };
    expect(next(nightly, '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:00:00.000Z');
    expect(next(nightly, '2026-03-29T01:00:00Z')).toBe('2026-03-30T00:30:00.000Z');
  });

  it('runs once at a fixed time that the clocks repeat, and in both of two repeated hours', () => {
    const nightly = { cron: '30 2 * * *', timeZone: 'Europe/Berlin' };
    expect(next(nightly, '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:30:00.000Z');
    expect(next(nightly, '2026-10-25T00:30:00Z')).toBe('2026-10-26T01:30:00.000Z');
    const hourly = { cron: '30 * * * *', timeZone: 'Europe/Berlin' };
    expect(next(hourly, '2026-10-25T00:30:00Z')).toBe('2026-10-25T01:30:00.000Z');
  });

  it.each([
    ['0,30 2 * * *', [], ['02:00+2', '02:30+2', '02:00+1', '02:30+1']],
    ['*/30 2 * * *', [], ['02:00+2', '02:30+2', '02:00+1', '02:30+1']],
    ['15 2,3 * * *', ['03:15+2'], ['02:15+2', '02:15+1', '03:15+1']],
    ['15 1,2 * * *', ['01:15+1'], ['01:15+2', '02:15+2', '02:15+1']],
    ['0 2-4/2 * * *', ['04:00+2'], ['02:00+2', '02:00+1', '04:00+1']],
    ['30 2 * * *', ['03:00+2'], ['02:30+2']],
  ])(
    'of several times a day leaves out those skipped and repeats those repeated: %s',
    (cron, spring, autumn) => {
      const schedule = { cron, timeZone: 'Europe/Berlin' };
      const timesOn = (day: string): readonly string[] =>
        runsIn2026(schedule)
          .map(toInstant)
          .filter((run) => dayOf(run, schedule.timeZone) === day)
          .map((run) => wallClock(run, schedule.timeZone));
      expect(timesOn('2026-03-29')).toEqual(spring);
      expect(timesOn('2026-10-25')).toEqual(autumn);
    },
  );

  it.each([
    'America/New_York',
    'Europe/Berlin',
    'America/Santiago',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'UTC',
  ])('runs once on every day of a year in %s, at its hour unless the clocks skip it', (timeZone) => {
    for (const hour of [0, 2, 3]) {
      const runs = runsIn2026({ cron: `0 ${hour} * * *`, timeZone }).map(toInstant);
      const days = runs.map((run) => dayOf(run, timeZone));
      expect(days).toEqual(daysFrom(days[0] ?? '', addDays(days[0] ?? '', 364)));
      const shifted = runs.filter((run) => hourOf(run, timeZone) !== hour);
      expect(shifted.length).toBeLessThanOrEqual(1);
      expect(shifted.map((run) => hourOf(run, timeZone))).toEqual(shifted.map(() => hour + 1));
    }
  });

  it('waits for the leap day', () => {
    expect(next({ cron: '0 0 29 2 *', timeZone: 'UTC' }, '2026-03-01T00:00:00Z')).toBe(
      '2028-02-29T00:00:00.000Z',
    );
  });

  it.each(['', 'nightly', '0 3 * *', '0 0 3 * * *', '61 3 * * *', '2026-05-01T00:00:00Z', '0 0 30 2 *'])(
    'refuses "%s"',
    (cron) => {
      expect(() => next({ cron, timeZone: 'UTC' }, '2026-01-01T00:00:00Z')).toThrow(
        expect.objectContaining({ code: 'invalid_input', argument: 'cron' }),
      );
    },
  );

  it('refuses an unknown time zone and an invalid date', () => {
    const cron = '0 3 * * *';
    expect(() => next({ cron, timeZone: 'Mars/Olympus' }, '2026-01-01T00:00:00Z')).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument: 'timeZone' }),
    );
    expect(() => next({ cron, timeZone: '' }, '2026-01-01T00:00:00Z')).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument: 'timeZone' }),
    );
    expect(() => next({ cron, timeZone: 'UTC' }, 'yesterday')).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    );
  });
});
