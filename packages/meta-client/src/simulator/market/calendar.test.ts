import { describe, expect, it } from 'vitest';
import { createCalendar, DAY_BUDGET, type MarketHour } from './calendar.ts';

function hoursOf(day: string, timeZone: string): readonly MarketHour[] {
  return createCalendar({ startsAt: '2026-01-01T12:00:00.000Z', account: { timeZone } }).hoursOf(day);
}

const DAYS = [
  { day: '2026-03-07', timeZone: 'America/New_York', hours: 24 },
  { day: '2026-03-08', timeZone: 'America/New_York', hours: 23 },
  { day: '2026-11-01', timeZone: 'America/New_York', hours: 25 },
  { day: '2026-06-01', timeZone: 'Asia/Kolkata', hours: 24 },
  { day: '2026-10-04', timeZone: 'Australia/Lord_Howe', hours: 23.5 },
  { day: '2026-04-05', timeZone: 'Australia/Lord_Howe', hours: 24.5 },
];

describe.each(DAYS)('$day in $timeZone', ({ day, timeZone, hours }) => {
  const slots = hoursOf(day, timeZone);

  it(`is ${hours} hours without a gap`, () => {
    const length = slots.reduce((sum, { startsAt, endsAt }) => sum + endsAt - startsAt, 0);
    expect(length / 3_600_000).toBe(hours);
    for (const [at, slot] of slots.slice(1).entries()) expect(slot.startsAt).toBe(slots[at]?.endsAt);
  });

  it('shares out one daily budget and knows what is left of it', () => {
    let left = DAY_BUDGET;
    for (const { share, sharesLeft } of slots) {
      expect(sharesLeft).toBe(left);
      left -= share;
    }
    expect(left).toBe(0);
  });

  it('buys the mean number of impressions where spend follows the shares', () => {
    const bought = slots.reduce((sum, { share, efficiency }) => sum + share * efficiency, 0);
    expect(bought / DAY_BUDGET).toBeCloseTo(1, 5);
  });
});

it('counts days from the local day of the start', () => {
  const calendar = createCalendar({
    startsAt: '2026-01-06T04:00:00.000Z',
    account: { timeZone: 'America/New_York' },
  });
  expect(calendar.hoursOf('2026-01-05')[0]?.dayNumber).toBe(0);
  expect(calendar.dayNumberOf('2026-01-08T04:59:59.999Z')).toBe(2);
});
