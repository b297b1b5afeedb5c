import { describe, expect, it } from 'vitest';
import { findConversionEvent } from '../headers/conversion-event.ts';
import { locateColumns } from '../headers/locate-columns.ts';
import type { ExportTable } from '../table/export-table.ts';
import { type Survey, type SurveyOptions, surveyExport } from './survey-export.ts';

const event = findConversionEvent('purchase');
const HEADERS = ['Day', 'Ad ID', 'Amount spent', 'Impressions', 'Currency'];

type Row = {
  readonly day?: string;
  readonly spend?: string;
  readonly impressions?: string;
  readonly cells?: string[];
};

async function survey(
  rows: readonly Row[],
  {
    format = 'csv',
    headers = HEADERS,
    ...options
  }: Partial<SurveyOptions> & Partial<Pick<ExportTable, 'format' | 'headers'>> = {},
): Promise<Survey & { readonly seen: number }> {
  let seen = 0;
  const table: Pick<ExportTable, 'format' | 'records'> = {
    format,
    async *records() {
      for (const [index, { day = '2026-03-01', spend = '1', impressions = '9', cells }] of rows.entries()) {
        yield { line: index + 2, bytes: index, cells: cells ?? [day, '11', spend, impressions, ''] };
      }
    },
  };
  const columns = locateColumns(headers, { file: 'x.csv', event });
  const onRecord = () => {
    seen += 1;
  };
  const all = { file: 'x.csv', event, currency: null, decimal: null, dates: null, onRecord, ...options };
  return { ...(await surveyExport(table, columns, all)), seen };
}

const decimalOf = async (...rows: readonly Row[]) => (await survey(rows)).dialect.decimal;
const datesOf = async (...days: readonly string[]) =>
  (await survey(days.map((day) => ({ day })))).dialect.dates;
const repeat = (count: number, row: Row): readonly Row[] => Array.from({ length: count }, () => row);

describe('the decimal sign of a file', () => {
  it.each([
    ['12.34', '.'],
    ['1,234.56', '.'],
    ['1,234,567', '.'],
    ['12,34,567.8', '.'],
    ['1234.567', '.'],
    ['0.123', '.'],
    ['1 234.567', '.'],
    ['1.2e-05', '.'],
    ['$12.34', '.'],
    ['12,34', ','],
    ['1.234,56', ','],
    ['1.234.567', ','],
    ['1234,567', ','],
    ['0,123', ','],
    ['R$ 12,3', ','],
    ['12,3 €', ','],
  ])('is told by an amount of %s', async (spend, sign) => {
    expect(await decimalOf({ spend: '1.234' }, { spend: '1,234' }, { spend })).toBe(sign);
  });

  it('is told by thousands in a count, where nothing else tells', async () => {
    expect(await decimalOf({ spend: '1.234', impressions: '12.345' })).toBe(',');
    expect(await decimalOf({ spend: '1.234', impressions: '12,345' })).toBe('.');
    expect(await decimalOf({ spend: '1,5', impressions: '12,345' })).toBe(',');
    await expect(decimalOf({ spend: '1.234', impressions: '2.000' })).rejects.toThrow('"1.234"');
  });

  it('is told by thousands in an amount of a currency without minor units', async () => {
    expect((await survey([{ spend: '1,234' }], { currency: 'JPY' })).dialect.decimal).toBe('.');
    expect((await survey([{ spend: '1.234' }], { currency: 'CLP' })).dialect.decimal).toBe(',');
  });

  it('is asked for where amounts may be read in two ways', async () => {
    await expect(decimalOf({ spend: '7' }, { spend: '1.234' })).rejects.toMatchObject({
      code: 'invalid_input',
      argument: 'decimal',
      message:
        'x.csv does not tell whether "." or "," is the decimal sign: "1.234" under Amount spent in line 3; ' +
        'say which it is: option decimal (. or ,), --decimal on the command line',
    });
  });

  it('is asked for where cells contradict each other, unless a few stand against many', async () => {
    await expect(decimalOf({ spend: '1.5' }, { spend: '2,5' })).rejects.toThrow(
      'contradicts itself about whether "." or "," is the decimal sign: "1.5" under Amount spent in line 2, ' +
        '"2,5" under Amount spent in line 3;',
    );
    expect(await decimalOf({ spend: '1.5' }, ...repeat(10, { spend: '2,5' }))).toBe(',');
    await expect(decimalOf({ spend: '1.5' }, ...repeat(9, { spend: '2,5' }))).rejects.toThrow('contradicts');
  });

  it('is a point where no figure has one or the other, and in JSON', async () => {
    expect(await decimalOf({ spend: '7' }, { spend: 'free' }, { spend: '' }, { spend: '-' })).toBe('.');
    const { dialect } = await survey([{ spend: '1.234' }, { spend: '1,5' }], { format: 'json' });
    expect(dialect.decimal).toBe('.');
  });

  it('is not looked for in rows whose cells do not stand under their headers', async () => {
    const torn = { cells: ['2026-03-01', '11', '1', '234,5', '9', 'x'] };
    expect(await decimalOf(torn, { spend: '1.5' })).toBe('.');
  });

  it('is what the caller says, where the file leaves it open', async () => {
    const sayComma = async (...rows: readonly Row[]) =>
      (await survey(rows, { decimal: ',' })).dialect.decimal;
    expect(await sayComma({ spend: '1.234' })).toBe(',');
    expect(await sayComma({ spend: '1.234' }, { impressions: '12,345' })).toBe(',');
    expect(await sayComma({ spend: '1.5' }, { spend: '2,5' })).toBe(',');
    expect(await sayComma(...repeat(1_500, { spend: '1.234' }), { spend: '1.5' })).toBe('.');
    expect((await survey([{ spend: '1.234' }], { decimal: ',', format: 'json' })).dialect.decimal).toBe('.');
  });

  it('is told by a budget that has the word for a day beside it', async () => {
    const headers = ['Day', 'Ad set name', 'Ad set budget', 'Amount spent', 'Impressions'];
    const cells = ['2026-03-01', 'Broad', '1.050,50 € Diário', '7', '9'];
    expect((await survey([{ cells }], { headers })).dialect.decimal).toBe(',');
  });
});

describe('the order of day and month', () => {
  it('is told by a day that only one order has', async () => {
    expect(await datesOf('1/2/2026', '13/2/2026')).toBe('dmy');
    expect(await datesOf('1/2/2026', '2/13/2026')).toBe('mdy');
    expect(await datesOf('1.2.26', '31.1.26')).toBe('dmy');
  });

  it('is open where no day asks for it', async () => {
    expect(await datesOf('2026-03-01', '3/3/2026', 'Mar 4, 2026', 'someday', '')).toBeNull();
  });

  it('is asked for where days may be read in two ways, or contradict each other', async () => {
    await expect(datesOf('1/2/2026')).rejects.toMatchObject({ argument: 'dates' });
    await expect(datesOf('1/2/2026')).rejects.toThrow(
      'does not tell whether days begin with the day or the month: "1/2/2026" under Day in line 2; say which it is: ' +
        'option dates (dmy or mdy), --dates on the command line',
    );
    await expect(datesOf('13/2/2026', '2/13/2026')).rejects.toThrow(
      'contradicts itself about whether days begin',
    );
  });

  it('is what the caller says, where the file leaves it open', async () => {
    const sayMonth = async (...days: readonly string[]) =>
      (
        await survey(
          days.map((day) => ({ day })),
          { dates: 'mdy' },
        )
      ).dialect.dates;
    expect(await sayMonth('1/2/2026')).toBe('mdy');
    expect(await sayMonth('2026-03-01')).toBe('mdy');
    expect(await sayMonth('13/2/2026', '2/13/2026')).toBe('mdy');
    expect(await sayMonth('1/2/2026', '13/2/2026')).toBe('dmy');
  });

  it('is looked for beyond days that read the same both ways', async () => {
    const same = repeat(1_500, { spend: '1.5', day: '3/3/2026' });
    expect((await survey([...same, { day: '3/13/2026' }])).dialect.dates).toBe('mdy');
    expect((await survey(same)).dialect.dates).toBeNull();
    await expect(survey([...same, { day: '3/4/2026' }])).rejects.toMatchObject({ argument: 'dates' });
  });
});

describe('the currency of the rows', () => {
  it('is the first that one names', async () => {
    const cells = (currency: string) => ({ cells: ['2026-03-01', '11', '1', '9', currency] });
    expect(await survey([cells('-'), cells(' brl'), cells('EUR')])).toMatchObject({ currency: 'BRL' });
    expect(await survey([cells('')])).toMatchObject({ currency: null });
  });
});

describe('a survey', () => {
  it('reads a thousand rows, and more only while a question is open', async () => {
    expect(await survey(repeat(3_000, { spend: '1.5' }))).toMatchObject({ seen: 1_000 });
    expect(await survey(repeat(3_000, {}), { format: 'json' })).toMatchObject({ seen: 1_000 });
    expect(await survey([...repeat(2_000, {}), ...repeat(900, { spend: '2,5' })])).toMatchObject({
      seen: 2_001,
    });
    expect(
      await survey([...repeat(2_000, { spend: '1.5', day: '1/2/2026' }), { day: '13/2/2026' }]),
    ).toMatchObject({
      seen: 2_001,
      dialect: { decimal: '.', dates: 'dmy' },
    });
  });

  it('reads a file with breakdowns to its end', async () => {
    const headers = ['Day', 'Ad ID', 'Amount spent', 'Impressions', 'Age'];
    const cells = ['2026-03-01', '11', '1.5', '9', '18-24'];
    expect(await survey(repeat(1_200, { cells }), { headers })).toMatchObject({ seen: 1_200 });
  });
});
