import { decimalToUnits } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { findConversionEvent } from '../headers/conversion-event.ts';
import { locateColumns } from '../headers/locate-columns.ts';
import type { DecimalSign } from '../survey/dialect.ts';
import type { Cell } from '../table/export-table.ts';
import { createRowReader, type RowReader } from './row-reader.ts';

const HEADERS = ['date_start', 'date_stop', 'ad_id', 'spend', 'impressions'];

function readerOf(
  more: Readonly<Record<string, Cell>>,
  { decimal = '.', extra = [] }: { readonly decimal?: DecimalSign; readonly extra?: readonly Cell[] } = {},
): RowReader {
  const headers = [...HEADERS, ...Object.keys(more)];
  const columns = locateColumns(headers, { file: 'x', event: findConversionEvent('purchase') });
  const cells = ['2026-03-01', '2026-03-01', '11', '1', '9', ...Object.values(more), ...extra];
  return createRowReader(cells, columns, { dialect: { decimal, dates: null }, currency: 'USD' });
}

const list = (...entries: readonly (readonly [string, string])[]) =>
  entries.map(([type, value]) => ({ type, value }));

describe('a row', () => {
  it('may end in empty cells behind the last header, and in no others', () => {
    expect(readerOf({}, { extra: ['', ''] }).text('adId')).toBe('11');
    expect(() => readerOf({}, { extra: ['', 'x'] })).toThrow('7 cells under 5 headers');
  });

  it('gives texts without the space around them, and nulls for dashes and missing columns', () => {
    const row = readerOf({ ad_name: ' Blue ', adset_name: '–' });
    expect([row.text('adName'), row.text('adSetName'), row.text('campaignName')]).toEqual([
      'Blue',
      null,
      null,
    ]);
    expect([row.has('adSetName'), row.has('campaignName')]).toEqual([true, false]);
  });

  it('gives figures by the decimal sign of its file, blanks, and nulls for missing columns', () => {
    const row = readerOf({ reach: '1.234', clicks: ' n/a ' }, { decimal: ',' });
    expect([row.count('reach'), row.count('clicks'), row.count('linkClicks')]).toEqual([
      1_234,
      'blank',
      null,
    ]);
  });
});

describe('a list of actions', () => {
  const actions = list(['link_click', '7'], ['purchase', '2'], ['omni_purchase', '3'], ['lead', '9']);

  it('gives the figure of one type, and never the sum of its aliases', () => {
    const row = readerOf({ actions, action_values: list(['purchase', '20.5'], ['omni_purchase', '30.25']) });
    const revenue = row.amount('revenue');
    expect([row.count('conversions'), row.count('linkClicks')]).toEqual([3, 7]);
    expect(revenue !== null && revenue !== 'blank' && decimalToUnits(revenue, 100)).toBe(3_025);
  });

  it('gives the sum over a breakdown of one type', () => {
    const row = readerOf({ actions: list(['link_click', '7'], ['link_click', '4']) });
    expect(row.count('linkClicks')).toBe(11);
  });

  it('gives zero for what it leaves out, and is blank where it is missing', () => {
    expect(readerOf({ actions: list(['lead', '9']) }).count('conversions')).toBe(0);
    expect(readerOf({ actions: [] }).count('conversions')).toBe(0);
    expect(readerOf({ actions: '' }).count('conversions')).toBe('blank');
    expect(readerOf({ actions: 'nan' }).count('conversions')).toBe('blank');
  });

  it('may be text, and has a decimal point in every file', () => {
    const text = `[{'action_type': 'purchase', 'value': '1.5'}]`;
    const row = readerOf({ action_values: text }, { decimal: ',' });
    const revenue = row.amount('revenue');
    expect(revenue !== null && revenue !== 'blank' && decimalToUnits(revenue, 100)).toBe(150);
    expect(() => readerOf({ actions: '[oops' }).count('conversions')).toThrow(
      'actions: no list of actions: [oops',
    );
  });

  it('tells nothing where a tool left a number of it, unless it had only one', () => {
    expect(readerOf({ actions: '12' }).count('conversions')).toBeNull();
    expect(readerOf({ video_p25_watched_actions: '12' }).count('videoViews25')).toBe(12);
  });
});
