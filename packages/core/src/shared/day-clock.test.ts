import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { dayOf, startOfDay } from './day.ts';
import { createDayClock } from './day-clock.ts';
import { instantMs, toInstant } from './instant.ts';

const ZONES = ['UTC', 'Asia/Kathmandu', 'America/Sao_Paulo', 'Pacific/Apia', 'Europe/Berlin'];

describe('createDayClock', () => {
  it('says of any moments what the calendar says, in any order', () => {
    const anyMoments = fc.array(fc.date({ min: new Date('2011-12-20'), max: new Date('2026-12-31') }), {
      minLength: 1,
      maxLength: 20,
    });
    assertProperty(
      fc.property(fc.constantFrom(...ZONES), anyMoments, (timeZone, moments) => {
        const clock = createDayClock(timeZone);
        for (const ms of moments.filter((date) => !Number.isNaN(date.getTime())).map(Number)) {
          const day = dayOf(toInstant(ms), timeZone);
          expect(clock.dayAt(ms)).toBe(day);
          expect(clock.startOf(day)).toBe(instantMs(startOfDay(day, timeZone)));
        }
      }),
    );
  });

  it('begins a day at its first moment, however short it is', () => {
    const clock = createDayClock('Europe/Berlin');
    const start = instantMs('2026-03-28T23:00:00.000Z');
    expect([start - 1, start, start + 23 * 3_600_000 - 1, start + 23 * 3_600_000].map(clock.dayAt)).toEqual([
      '2026-03-28',
      '2026-03-29',
      '2026-03-29',
      '2026-03-30',
    ]);
  });
});
