import { describe, expect, it } from 'vitest';
import type { Column } from '../headers/column.ts';
import type { DayOrder } from '../survey/dialect.ts';
import { createDayFinder } from './row-day.ts';
import type { RowReader } from './row-reader.ts';

type Cells = Partial<Record<Column, string>>;

const rowOf = (cells: Cells): RowReader => ({
  has: (column) => column in cells,
  header: () => null,
  names: () => false,
  text: (column) => cells[column] ?? null,
  count: () => null,
  amount: () => null,
  budget: () => null,
});
const find = (cells: Cells, order: DayOrder | null = null): string => createDayFinder(order)(rowOf(cells));

describe('the day of a row', () => {
  it('is its own, or that of a range of one day', () => {
    expect(find({ day: '2026-03-01' })).toBe('2026-03-01');
    expect(find({ rangeStart: '2026-03-01', rangeEnd: '2026-03-01' })).toBe('2026-03-01');
    expect(find({ rangeStart: '1/3/2026', rangeEnd: '01/03/2026' }, 'dmy')).toBe('2026-03-01');
  });

  it('stands in its range', () => {
    expect(find({ day: '2026-03-02', rangeStart: '2026-03-01', rangeEnd: '2026-03-07' })).toBe('2026-03-02');
    expect(() => find({ day: '2026-03-08', rangeStart: '2026-03-01', rangeEnd: '2026-03-07' })).toThrow(
      '2026-03-08 is outside of 2026-03-01 to 2026-03-07',
    );
    expect(find({ day: '2026-03-08', rangeStart: 'start', rangeEnd: 'end' })).toBe('2026-03-08');
  });

  it('is missing in a row of several days, or of none', () => {
    const several = { rangeStart: '2026-03-01', rangeEnd: '2026-03-07', adName: 'Blue' };
    expect(() => find(several)).toThrow(
      expect.objectContaining({
        message: 'covers 2026-03-01 to 2026-03-07, not one day',
        isExtra: false,
        remedy: 'export it with the breakdown by day',
      }),
    );
    expect(() => find({ rangeStart: '2026-03-01', adName: 'Blue' })).toThrow('names no day');
  });

  it('is missing in a row of totals, which names no ad either', () => {
    const totals = () => find({ rangeStart: '2026-03-01', rangeEnd: '2026-03-07' });
    expect(totals).toThrow('covers 2026-03-01 to 2026-03-07, not one day; it looks like a row of totals');
    expect(totals).toThrow(expect.objectContaining({ isExtra: true }));
  });

  it('is missing where a row says that it sums up all of them', () => {
    expect(() => find({ day: 'Total', adName: 'Blue' })).toThrow(expect.objectContaining({ isExtra: true }));
    const named = {
      rangeStart: '2026-03-01',
      rangeEnd: '2026-03-07',
      campaignName: 'Results from 3 campaigns',
    };
    expect(() => find(named)).toThrow(expect.objectContaining({ isExtra: true }));
  });

  it('is not guessed', () => {
    expect(() => find({ day: 'someday' })).toThrow('not a day: someday');
    expect(() => find({ day: '30/2/2026' }, 'dmy')).toThrow('not a day: 30/2/2026');
    expect(() => find({ day: '1/2/2026' })).toThrow(
      '1/2/2026 may be 2026-02-01 or 2026-01-02, and no other day tells',
    );
  });
});
