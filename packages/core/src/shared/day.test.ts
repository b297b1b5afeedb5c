import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { InvalidInputError } from '../errors/invalid-input-error.ts';
import {
  addDays,
  dayOf,
  daysBetween,
  daysFrom,
  hourOf,
  hoursOfDay,
  isDay,
  parseDay,
  startOfDay,
  weekdayOf,
} from './day.ts';
import { addHours, instantMs, toInstant } from './instant.ts';

const day = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1971-01-01', count));
const timeZone = fc.constantFrom(
  'UTC',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Europe/Madrid',
  'Pacific/Apia',
  'Pacific/Kiritimati',
);

describe('isDay', () => {
  it.each(['2026-01-01', '2024-02-29', '2000-02-29'])('accepts %s', (text) => {
    expect(isDay(text)).toBe(true);
    expect(parseDay(text)).toBe(text);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-1-1',
    '20260101',
    ' 2026-01-01',
    '',
  ])('refuses "%s"', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => parseDay(text)).toThrow(InvalidInputError);
  });
});

describe('addDays', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-08', 365, '2027-03-08'],
  ])('moves %s by %d to %s', (from, count, to) => {
    expect(addDays(from, count)).toBe(to);
  });

  it('is undone by daysBetween', () => {
    assertProperty(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, count) => {
        expect(daysBetween(from, addDays(from, count))).toBe(count);
      }),
    );
  });
});

describe('daysFrom', () => {
  it('lists both ends', () => {
    expect(daysFrom('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(daysFrom('2026-02-27', '2026-02-27')).toEqual(['2026-02-27']);
    expect(daysFrom('2026-02-28', '2026-02-27')).toEqual([]);
  });
});

describe('dayOf and hourOf', () => {
  it.each([
    ['2026-01-15T04:59:59.999Z', 'America/New_York', '2026-01-14', 23],
    ['2026-01-15T05:00:00.000Z', 'America/New_York', '2026-01-15', 0],
    ['2026-01-14T18:15:00.000Z', 'Asia/Kathmandu', '2026-01-15', 0],
    ['2026-01-14T18:14:59.000Z', 'Asia/Kathmandu', '2026-01-14', 23],
    ['2026-01-15T10:00:00.000Z', 'Pacific/Kiritimati', '2026-01-16', 0],
    // New York's clock shows 01:30 twice on this day, and never 02:30 on the other.
    ['2026-11-01T05:30:00.000Z', 'America/New_York', '2026-11-01', 1],
    ['2026-11-01T06:30:00.000Z', 'America/New_York', '2026-11-01', 1],
    ['2026-03-08T06:59:00.000Z', 'America/New_York', '2026-03-08', 1],
    ['2026-03-08T07:00:00.000Z', 'America/New_York', '2026-03-08', 3],
  ])('read %s in %s as hour %s of %s', (instant, zone, expectedDay, hour) => {
    expect(dayOf(instant, zone)).toBe(expectedDay);
    expect(hourOf(instant, zone)).toBe(hour);
  });

  it.each(['Mars/Olympus', ''])('refuse the time zone "%s"', (zone) => {
    expect(() => dayOf('2026-01-15T05:00:00.000Z', zone)).toThrow(InvalidInputError);
  });
});

describe('startOfDay and hoursOfDay', () => {
  it.each([
    ['an ordinary day', '2026-01-15', 'America/New_York', '2026-01-15T05:00:00.000Z', 24],
    ['the day that summer time begins', '2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z', 23],
    ['the day that summer time ends', '2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z', 25],
    ['a day whose midnight was left out', '2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z', 23],
    ['a day whose last hour came twice', '2019-02-16', 'America/Sao_Paulo', '2019-02-16T02:00:00.000Z', 25],
    ['the day after it', '2019-02-17', 'America/Sao_Paulo', '2019-02-17T03:00:00.000Z', 24],
    ['a day without midnight in Cairo', '2024-04-26', 'Africa/Cairo', '2024-04-25T22:00:00.000Z', 23],
    ['a day of 25 hours in Cairo', '2024-10-31', 'Africa/Cairo', '2024-10-30T21:00:00.000Z', 25],
    ['a day in a zone of 5:45', '2026-01-15', 'Asia/Kathmandu', '2026-01-14T18:15:00.000Z', 24],
    [
      'a day that half an hour was cut from',
      '2025-10-05',
      'Australia/Lord_Howe',
      '2025-10-04T13:30:00.000Z',
      23.5,
    ],
    ['a day whose midnight came twice', '2025-11-02', 'America/Havana', '2025-11-02T04:00:00.000Z', 25],
    [
      'the day before the one that Samoa skipped',
      '2011-12-29',
      'Pacific/Apia',
      '2011-12-29T10:00:00.000Z',
      24,
    ],
    ['the day that Samoa skipped', '2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z', 0],
    ['the day after it', '2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00.000Z', 24],
  ])('know %s', (_, date, zone, start, hours) => {
    expect(startOfDay(date, zone)).toBe(start);
    expect(hoursOfDay(date, zone)).toBe(hours);
  });

  it('find the first instant of every day that a zone has', () => {
    assertProperty(
      fc.property(day, timeZone, (date, zone) => {
        fc.pre(!(zone === 'Pacific/Apia' && date === '2011-12-30'));
        const start = startOfDay(date, zone);
        expect(dayOf(start, zone)).toBe(date);
        expect(dayOf(toInstant(instantMs(start) - 1), zone) < date).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('leave no gap: each day ends where the next begins', () => {
    assertProperty(
      fc.property(day, timeZone, (date, zone) => {
        const end = addHours(startOfDay(date, zone), hoursOfDay(date, zone));
        expect(end).toBe(startOfDay(addDays(date, 1), zone));
      }),
      { numRuns: 100 },
    );
  });
});

describe('weekdayOf', () => {
  it('counts from Sunday', () => {
    expect(daysFrom('2026-01-11', '2026-01-17').map(weekdayOf)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});
