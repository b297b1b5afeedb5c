import { describe, expect, it } from 'vitest';
import { aFatigueSeries, FRESH_WEEK, fatigueOf } from '../../testing/builders/a-fatigue-series.ts';
import type { DailyTotals } from '../model/daily-totals.ts';
import type { FatigueSubject } from './measure-fatigue.ts';

const series = aFatigueSeries(FRESH_WEEK);
const season = { day: '2026-01-05', clicks: 10, expected: 11, squares: 121 };

describe('detectFatigue', () => {
  const wrong: readonly (readonly [string, Partial<FatigueSubject>])[] = [
    ['activeSince', { activeSince: '2025/12/01' }],
    ['now', { now: 'today' }],
    ['editedOn', { editedOn: 'yesterday' }],
    ['actedOn', { actedOn: 'yesterday' }],
    ['excludedDays.1', { excludedDays: ['2026-01-05', '2026/01/05'] }],
    ['dispersion.ctr', { dispersion: { ctr: Number.NaN, orders: 0.2 } }],
    ['dispersion.orders', { dispersion: { ctr: 0.1, orders: -0.2 } }],
    ['season.1.day', { season: [season, { ...season, day: '6 January' }] }],
    ['season.0.clicks', { season: [{ ...season, clicks: -1 }] }],
    ['season.0.expected', { season: [{ ...season, expected: Number.NaN }] }],
    ['season.0.squares', { season: [{ ...season, squares: Number.POSITIVE_INFINITY }] }],
    ['immature.0.day', { immature: [{ day: '', maturity: 1 }] }],
    ['immature.0.maturity', { immature: [{ day: '2026-01-05', maturity: 7 }] }],
    ['immature.0.maturity', { immature: [{ day: '2026-01-05', maturity: Number.NaN }] }],
  ];
  it.each(wrong)('refuses an impossible %s (%#)', (argument, options) => {
    expect(() => fatigueOf(series, options)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });

  const wrongDays: readonly (readonly [keyof DailyTotals, Partial<DailyTotals>])[] = [
    ['day', { day: '2026/01/05' }],
    ['clicks', { clicks: Number.NaN }],
    ['reach', { reach: -1 }],
  ];
  it.each(wrongDays)('refuses an impossible %s of a day (%#)', (field, change) => {
    const [first, ...rest] = series;
    if (!first) throw new Error('the series is empty');
    expect(() => fatigueOf([...rest, { ...first, ...change }])).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument: `series.${rest.length}.${field}` }),
    );
  });

  it('refuses more clicks than impressions', () => {
    const swapped = series.map((day) => ({ ...day, clicks: day.impressions, impressions: day.clicks ?? 0 }));
    expect(() => fatigueOf(swapped)).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        argument: 'series',
        message: expect.stringContaining('clicks of'),
      }),
    );
  });

  it('takes a late click of a day without delivery, and everything that is possible', () => {
    const [first, ...rest] = series;
    if (!first) throw new Error('the series is empty');
    const options: Partial<FatigueSubject> = {
      editedOn: null,
      actedOn: '2026-01-02',
      excludedDays: ['2026-01-05'],
      season: [season],
      immature: [{ day: '2026-01-05', maturity: 0 }],
    };
    const late = { ...first, clicks: 1, impressions: 0 };
    expect(fatigueOf([...rest, late], options).status).toBe(fatigueOf(rest, options).status);
  });
});
