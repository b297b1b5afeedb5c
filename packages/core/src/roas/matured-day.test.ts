import { describe, expect, it } from 'vitest';
import { aPolicy } from '../../testing/index.ts';
import { emptyTotals } from '../model/daily-totals.ts';
import { completeDays, maturedDays, shareKnown } from './matured-day.ts';

const policy = aPolicy();

describe('shareKnown', () => {
  it.each([
    ['2026-01-15', 0],
    ['2026-01-16', 0],
    ['2026-01-14', 0.6],
    ['2026-01-13', 0.76],
    ['2026-01-08', 0.98],
    ['2026-01-07', 1],
    ['2025-01-01', 1],
  ])('knows of %s, on 2026-01-15, a share of %d', (day, share) => {
    expect(shareKnown(day, '2026-01-15', null, policy)).toBe(share);
  });

  it('prefers what the account has taught', () => {
    const curve = { shares: [0.3, 0.7] };
    const shares = ['2026-01-14', '2026-01-13', '2026-01-12'].map((day) =>
      shareKnown(day, '2026-01-15', curve, policy),
    );
    expect(shares).toEqual([0.3, 0.7, 1]);
  });
});

describe('maturedDays', () => {
  it('lists consecutive days before today, oldest first, a day without a row as one without delivery', () => {
    const daily = [
      { ...emptyTotals('2026-01-11'), spend: 1 },
      { ...emptyTotals('2026-01-13'), spend: 2 },
      { ...emptyTotals('2026-01-15'), spend: 3 },
    ];
    const days = maturedDays(daily, completeDays('2026-01-15', { count: 3, curve: null, policy }));
    expect(days.map(({ day, spend, maturity }) => [day, spend, maturity])).toEqual([
      ['2026-01-12', 0, 0.84],
      ['2026-01-13', 2, 0.76],
      ['2026-01-14', 0, 0.6],
    ]);
  });
});
