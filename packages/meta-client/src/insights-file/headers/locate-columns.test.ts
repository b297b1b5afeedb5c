import { describe, expect, it } from 'vitest';
import type { Column } from './column.ts';
import { findConversionEvent } from './conversion-event.ts';
import { type Columns, locateColumns } from './locate-columns.ts';

const NEEDED = ['Day', 'Ad ID', 'Amount spent (USD)', 'Impressions'];

const locate = (headers: readonly string[], event = 'purchase'): Columns =>
  locateColumns(headers, { file: 'export.csv', event: findConversionEvent(event) });

const headersOf = ({ at }: Columns): Partial<Record<Column, string>> =>
  Object.fromEntries([...at].map(([column, { header }]) => [column, header]));

describe('locateColumns', () => {
  it('finds the columns of another event by its name', () => {
    const headers = [...NEEDED, 'Purchases', 'Leads', 'Leads conversion value'];
    expect(headersOf(locate(headers, 'lead'))).toMatchObject({
      conversions: 'Leads',
      revenue: 'Leads conversion value',
    });
    expect(headersOf(locate(headers, 'Adds to cart'))).not.toHaveProperty('conversions');
    expect(headersOf(locate([...NEEDED, 'conversions'], 'conversions'))).toMatchObject({
      conversions: 'conversions',
    });
  });

  it('looks for the event in the lists of actions, best type first', () => {
    const { at } = locate([...NEEDED, 'actions', 'action_values'], 'offsite_conversion.fb_pixel_lead');
    expect(at.get('conversions')).toMatchObject({ header: 'actions', plain: false });
    expect(at.get('conversions')?.actionTypes?.[0]).toBe('offsite_conversion.fb_pixel_lead');
    expect(at.get('revenue')?.actionTypes).toEqual(at.get('conversions')?.actionTypes);
    expect(at.get('linkClicks')).toMatchObject({
      header: 'actions',
      actionTypes: ['link_click'],
      plain: false,
    });
    expect(locate([...NEEDED, 'video_p25_watched_actions']).at.get('videoViews25')).toMatchObject({
      actionTypes: ['video_view'],
      plain: true,
    });
  });
});

describe('two headers for one column', () => {
  it.each<[column: Column, better: string, other: string]>([
    ['conversions', 'Purchases', 'Website purchases'],
    ['conversions', 'purchase', 'actions'],
    ['linkClicks', 'link_clicks', 'actions'],
    ['day', 'Day', 'date'],
    ['clicks', 'Clicks (all)', 'clicks'],
    ['spend', 'Amount spent (USD)', 'cost'],
    ['resultType', 'Result type', 'Result indicator'],
  ])('for %s it is %s that counts, not %s', (column, better, other) => {
    const needed = NEEDED.filter((header) => header !== better);
    expect(headersOf(locate([...needed, other, better]))[column]).toBe(better);
    expect(headersOf(locate([better, other, ...needed]))[column]).toBe(better);
  });

  it('are the first where they are equal', () => {
    expect(locate([...NEEDED, 'Impressions', '']).at.get('impressions')?.index).toBe(3);
  });
});

describe('the currency', () => {
  it('is that in the headers of amounts alone', () => {
    expect(locate(['Day', 'Ad ID', 'Amount spent', 'Impressions', 'CPC (USD)']).currency).toBeNull();
    expect(locate(['Day', 'Ad ID', 'Amount spent (XYZ)', 'Impressions']).currency).toBe('XYZ');
    const value = ['Day', 'Ad ID', 'Amount spent', 'Impressions', 'Purchases conversion value (XYZ)'];
    expect(locate(value).currency).toBe('XYZ');
  });

  it('is not read from a count', () => {
    expect(locate([...NEEDED, 'CLICKS (ALL)']).at.get('clicks')?.index).toBe(4);
    expect(locate([...NEEDED, 'Reach (ALL)']).at.has('reach')).toBe(false);
  });

  it('cannot be two', () => {
    for (const other of ['Amount spent (EUR)', 'Purchases conversion value (EUR)', 'Ad set budget (EUR)'])
      expect(() => locate([...NEEDED, other])).toThrow(
        `export.csv has amounts in two currencies, under Amount spent (USD) and ${other}`,
      );
    expect(locate([...NEEDED, 'Purchases conversion value (USD)', 'CPC (EUR)']).currency).toBe('USD');
    expect(locate([...NEEDED, 'Amount spent']).currency).toBeNull();
  });
});

describe('a missing column', () => {
  it.each([
    ['Day', 'Day'],
    ['Ad ID', 'Ad ID, Ad name or Campaign name'],
    ['Amount spent (USD)', 'Amount spent'],
    ['Impressions', 'Impressions'],
  ])('such as %s is named, with what it may be called, and the headers are listed', (dropped, named) => {
    const headers = NEEDED.filter((header) => header !== dropped);
    const refusal = expect.objectContaining({
      code: 'invalid_input',
      argument: 'files',
      message: expect.stringMatching(
        new RegExp(
          `^export\\.csv has no column ${named}[^:]*; its headers are: ${headers.join(', ')}$`.replace(
            /[()]/g,
            '\\$&',
          ),
        ),
      ),
    });
    expect(() => locate(headers)).toThrow(refusal);
  });

  it('does not hide another', () => {
    expect(() => locate(['market', 'sales'])).toThrow(
      /no column Day .*; no column Amount spent .*; no column Impressions .*; no column Ad ID, Ad name or Campaign name;/,
    );
  });

  it('is not missed where something finer or coarser stands in', () => {
    const [day = '', , ...figures] = NEEDED;
    for (const header of ['Ad name', 'Ad set name', 'Ad set ID', 'Campaign name', 'Campaign ID'])
      expect(() => locate([day, header, ...figures])).not.toThrow();
  });

  it('is the day where a range has one end only', () => {
    const [, ...others] = NEEDED;
    expect(locate(['Reporting starts', 'Reporting ends', ...others]).at.has('day')).toBe(false);
    expect(() => locate(['Reporting starts', ...others])).toThrow(
      /no column Day, nor an end to Reporting starts \(such as Reporting ends, .*date_stop/,
    );
    expect(() => locate(['date_stop', ...others])).toThrow('no column Day, nor a start to date_stop');
  });

  it('lists the first forty headers of a wide file', () => {
    const headers = Array.from({ length: 63 }, (_, index) => `h${index}`);
    expect(() => locate(headers)).toThrow(/h39 and 23 more$/);
  });
});
