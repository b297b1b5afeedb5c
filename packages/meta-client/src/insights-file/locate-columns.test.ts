import { describe, expect, it } from 'vitest';
import { findConversionEvent } from './conversion-event.ts';
import { type Columns, locateColumns } from './locate-columns.ts';

const NEEDED = ['Day', 'Ad ID', 'Amount spent (USD)', 'Impressions'];

const locate = (headers: readonly string[], event = 'purchase'): Columns =>
  locateColumns(headers, 'export.csv', findConversionEvent(event));

describe('locateColumns', () => {
  it('finds columns in any order, case and spacing', () => {
    const { at } = locate([' IMPRESSIONS', 'Ad\u00a0 name ', 'amount  spent (EUR) ', 'day', 'Clicks (all)']);
    expect(at.get('impressions')?.index).toBe(0);
    expect(at.get('adName')?.index).toBe(1);
    expect(at.get('spend')?.index).toBe(2);
    expect(at.get('day')?.index).toBe(3);
    expect(at.get('clicks')?.index).toBe(4);
  });

  it('reads the currency from the header of the spend alone', () => {
    expect(locate(NEEDED).currency).toBe('USD');
    expect(locate(['Day', 'Ad ID', 'Amount spent', 'Impressions', 'CPC (USD)']).currency).toBeNull();
  });

  it('does not take the word in "CLICKS (ALL)" for a currency', () => {
    expect(locate([...NEEDED, 'CLICKS (ALL)']).at.get('clicks')?.index).toBe(4);
  });

  it('prefers the count of all purchases to that of the website, and the first of equal headers', () => {
    expect(locate([...NEEDED, 'Website purchases', 'Purchases']).at.get('conversions')?.index).toBe(5);
    expect(locate([...NEEDED, 'Impressions']).at.get('impressions')?.index).toBe(3);
  });

  it('finds the columns of another event by its name', () => {
    const { at } = locate([...NEEDED, 'Purchases', 'Leads', 'Leads conversion value'], 'leads');
    expect(at.get('conversions')?.index).toBe(5);
    expect(at.get('revenue')?.index).toBe(6);
  });

  it('takes a reporting range in place of the day only if both of its ends are there', () => {
    const [, ...others] = NEEDED;
    expect(locate(['Reporting starts', 'Reporting ends', ...others]).at.has('day')).toBe(false);
    expect(() => locate(['Reporting starts', ...others])).toThrow('no column Day;');
  });

  it.each([
    ['Day', 'Day'],
    ['Ad ID', 'Ad ID or Ad name'],
    ['Amount spent (USD)', 'Amount spent'],
    ['Impressions', 'Impressions'],
  ])('names the missing %s and lists the headers', (dropped, named) => {
    const headers = NEEDED.filter((header) => header !== dropped);
    expect(() => locate(headers)).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        message: `export.csv has no column ${named}; its headers are: ${headers.join(', ')}`,
      }),
    );
  });
});
