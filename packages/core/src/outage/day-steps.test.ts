import { describe, expect, it } from 'vitest';
import { emptyTotals } from '../model/daily-totals.ts';
import { accountDays } from './account-day.ts';
import { daySteps } from './day-steps.ts';

const CALENDAR = ['2026-03-28', '2026-03-29', '2026-03-30'].map((day, index) => ({
  day,
  maturity: 1 - index / 10,
  maturityError: 0,
}));

function on(
  day: string,
  figures: { readonly clicks: number | null; readonly conversions: number | null; readonly spend?: number },
) {
  return { ...emptyTotals(day), impressions: 1000, spend: 100, ...figures };
}

describe('accountDays', () => {
  it('adds campaigns up, and conversions with the clicks of those whose conversions are known', () => {
    const days = accountDays(
      [
        [
          on('2026-03-28', { clicks: 10, conversions: 1 }),
          on('2026-03-30', { clicks: 20, conversions: null }),
        ],
        [on('2026-03-28', { clicks: 30, conversions: null })],
      ],
      CALENDAR,
    );
    expect(days).toMatchObject([
      { day: '2026-03-28', spend: 200, clicks: 40, known: { clicks: 10, conversions: 1 }, maturity: 1 },
      { day: '2026-03-30', spend: 100, clicks: 20, known: null, maturity: 0.8 },
    ]);
  });

  it('knows neither clicks nor conversions of a campaign without clicks', () => {
    const [day] = accountDays([[on('2026-03-28', { clicks: null, conversions: 3 })]], CALENDAR);
    expect(day).toMatchObject({ clicks: null, known: null });
  });

  it('leaves out days without delivery, and those that the calendar does not have', () => {
    const rows = [emptyTotals('2026-03-29'), on('2026-03-01', { clicks: 10, conversions: 1 })];
    expect(accountDays([rows], CALENDAR)).toEqual([]);
  });
});

describe('daySteps', () => {
  const days = accountDays([CALENDAR.map(({ day }) => on(day, { clicks: 100, conversions: 4 }))], CALENDAR);
  const steps = (read: Parameters<typeof daySteps>[1]['read'] = []) =>
    daySteps(days, { timeZone: 'Europe/Berlin', read });

  it('gives each day as one step, whose clicks are due as far as they are mature', () => {
    expect(steps()).toMatchObject([
      { from: '2026-03-27T23:00:00.000Z', until: '2026-03-28T23:00:00.000Z', clicksDue: 100 },
      // Clocks are put forward: 23 hours.
      { from: '2026-03-28T23:00:00.000Z', until: '2026-03-29T22:00:00.000Z', clicksDue: 90 },
      { from: '2026-03-29T22:00:00.000Z', until: '2026-03-30T22:00:00.000Z', clicksDue: 80, conversions: 4 },
    ]);
  });

  it('leaves the days to readings that touch them', () => {
    const between = (from: string, until: string) => ({
      from: `2026-03-${from}:00.000Z`,
      until: `2026-03-${until}:00.000Z`,
      spend: 0,
      clicks: 0,
      conversions: 0,
      clicksDue: 0,
      upstream: null,
    });
    const daysLeft = (...read: Parameters<typeof steps>) => steps(...read).map(({ clicksDue }) => clicksDue);
    expect(daysLeft([between('29T21:59', '29T22:00')])).toEqual([100, 80]);
    expect(daysLeft([between('29T21:59', '29T22:01')])).toEqual([100]);
    expect(daysLeft([between('28T23:00', '29T22:00')])).toEqual([100, 80]);
  });
});
