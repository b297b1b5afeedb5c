import { describe, expect, it } from 'vitest';
import { findCsvLayout } from './csv-layout.ts';

const DELIMITERS = [',', ';', '\t', '|'];

function layOut(...lines: readonly string[]) {
  return findCsvLayout(
    DELIMITERS.map((delimiter) => ({ delimiter, records: lines.map((line) => line.split(delimiter)) })),
  );
}

describe('findCsvLayout', () => {
  it.each(DELIMITERS)('finds the delimiter %j', (delimiter) => {
    const headers = ['Day', 'Ad name', 'Amount spent (USD)'];
    const row = ['2026-03-01', 'Spring', '1.50'];
    expect(layOut(headers.join(delimiter), row.join(delimiter))).toMatchObject({
      delimiter,
      headers,
      headRecords: 1,
    });
  });

  it('is not misled by names and decimals that hold more of another delimiter', () => {
    const row = '2026-03-01;Red, blue, green | US | 1;1,50;1.000';
    expect(layOut('Dia;Nome do anúncio;Valor usado (BRL);Impressões', row, row)).toMatchObject({
      delimiter: ';',
    });
  });

  it.each([
    ['a title', ['Weekly report']],
    ['a title with a delimiter of its own', ['Weekly | report', 'Brand; and Co']],
    ['names and values', ['Account,Shop', 'Dates,March']],
    ['a title that a spreadsheet program padded', ['Weekly report,,,,']],
    ['a line that states the delimiter', ['sep=,']],
  ])('skips %s above the headers', (_, above) => {
    const layout = layOut(
      ...above,
      'Day,Ad name,Impressions,Clicks,Spend',
      '2026-03-01,Spring | US; a,100,2,1.50',
    );
    expect(layout).toMatchObject({ delimiter: ',', headRecords: above.length + 1 });
    expect(layout?.headers[0]).toBe('Day');
  });

  it('trims headers', () => {
    expect(layOut(' Day, of Impressions,Spend')?.headers).toEqual(['Day', 'of Impressions', 'Spend']);
  });

  it('takes a file of one column as such', () => {
    expect(layOut('Day', '2026-03-01')).toMatchObject({ headers: ['Day'], headRecords: 1 });
  });

  it('finds the headers although rows differ in length', () => {
    expect(layOut('Day,Ad name,Spend,', '2026-03-01,Spring,1', '2026-03-02,Spring,2')).toMatchObject({
      delimiter: ',',
      headRecords: 1,
    });
  });

  it('finds none where there are no records', () => {
    expect(findCsvLayout(DELIMITERS.map((delimiter) => ({ delimiter, records: [] })))).toBeNull();
  });
});
