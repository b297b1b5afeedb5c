import { describe, expect, it } from 'vitest';
import type { Column } from '../headers/column.ts';
import { createIdCheck } from './id-check.ts';

type Cells = Partial<Record<Column, string>>;

function check(...rows: readonly Cells[]) {
  const ids = createIdCheck(new Map([['adId', { header: 'Ad ID' }]]));
  for (const [index, row] of rows.entries()) ids.add((column) => row[column] ?? null, index + 2);
  return () => ids.requireWhole('x.csv');
}

const ROUNDED = '120213342326915000';

describe('ids that a spreadsheet rounded', () => {
  it('are refused where there are several', () => {
    expect(check({ adId: ROUNDED }, { adId: '120213342326916000' })).toThrow(
      'a spreadsheet rounded the ids of x.csv, such as 120213342326915000 under Ad ID in line 2; export the file again',
    );
    expect(check({ adId: '12', campaignId: 'c:120213342326916000' }, { adId: ROUNDED })).toThrow('in line 2');
  });

  it('are refused where one stands for several names', () => {
    expect(check({ adId: ROUNDED, adName: 'Blue' }, { adId: ROUNDED, adName: 'Red' })).toThrow('rounded');
  });

  it('are not suspected where one entity may have such an id', () => {
    expect(check({ adId: ROUNDED, adName: 'Blue' }, { adId: ROUNDED, adName: 'Blue' })).not.toThrow();
    expect(check({ adId: ROUNDED, adSetName: 'A' }, { adId: ROUNDED, adSetName: 'B' })).not.toThrow();
  });

  it('are not suspected where any id has all its digits, or all are short', () => {
    expect(
      check({ adId: ROUNDED }, { adId: '120213342326916000' }, { adId: '120213342326914760' }),
    ).not.toThrow();
    expect(check({ adId: '238425955555000' }, { adId: '238425955556000' })).not.toThrow();
    expect(check({ adName: 'Blue' })).not.toThrow();
  });
});
