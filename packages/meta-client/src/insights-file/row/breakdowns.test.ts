import { describe, expect, it } from 'vitest';
import type { Column } from '../headers/column.ts';
import { createBreakdowns } from './breakdowns.ts';

type Cells = Partial<Record<Column, string>>;

const reader = (cells: Cells) => (column: Column) => cells[column] ?? null;

function breakdownsOf(columns: readonly Column[], rows: readonly Cells[]) {
  const breakdowns = createBreakdowns(new Set(columns));
  for (const row of rows) breakdowns.add(reader(row));
  return (row: Cells) => breakdowns.missingIn(reader(row));
}

describe('breakdowns', () => {
  const rows: readonly Cells[] = [
    { adId: '1', age: '18-24', gender: 'female' },
    { adId: '1', age: '25-34' },
    { adId: '2', age: 'All', gender: 'male' },
    { adName: 'Blue', campaignName: 'Sales', age: '65+' },
  ];
  const missing = breakdownsOf(['adId', 'age', 'gender'], rows);

  it('tell a row that has the sum of others by the part that it lacks', () => {
    expect(missing({ adId: '1', gender: 'female' })).toBe('age');
    expect(missing({ adId: '1', age: 'All', gender: 'female' })).toBe('age');
    expect(missing({ adId: '1', age: '25-34' })).toBe('gender');
    expect(missing({ adName: 'Blue', campaignName: 'Sales', age: 'Todas' })).toBe('age');
  });

  it('let a row be that names its parts, or whose ad has none', () => {
    expect(missing({ adId: '1', age: '25-34', gender: 'female' })).toBeNull();
    expect(missing({ adId: '2', age: 'All', gender: 'male' })).toBeNull();
    expect(missing({ adId: '3' })).toBeNull();
    expect(missing({ adName: 'Blue', campaignName: 'Traffic' })).toBeNull();
  });

  it('are possible where there is a column of parts', () => {
    expect(createBreakdowns(new Set<Column>(['adId', 'age'])).arePossible).toBe(true);
    expect(createBreakdowns(new Set<Column>(['adId'])).arePossible).toBe(false);
  });
});
