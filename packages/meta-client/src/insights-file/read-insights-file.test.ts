import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InsightRow } from '@adpilot/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportedInsights } from './imported-insights.ts';
import type { ReadProgress } from './read-exports.ts';
import { type ReadInsightsFileOptions, readInsightsFile } from './read-insights-file.ts';

const HEADERS = 'Day,Ad ID,Amount spent (USD),Impressions';

let folder = '';
let written = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'insights-file-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function write(...lines: readonly string[]): Promise<string> {
  written += 1;
  const file = join(folder, `${written}.csv`);
  await writeFile(file, lines.join('\n'));
  return file;
}

async function read(lines: readonly string[], options?: ReadInsightsFileOptions): Promise<ImportedInsights> {
  return readInsightsFile(await write(...lines), options);
}

async function readRow(lines: readonly string[], options?: ReadInsightsFileOptions): Promise<InsightRow> {
  const { rows } = await read(lines, options);
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`expected one row, found ${rows.length}`);
  return row;
}

async function problemsOf(...lines: readonly string[]): Promise<readonly string[]> {
  const { malformed } = await read(lines);
  return malformed.map(({ line, message }) => `${line}: ${message}`);
}

const invalid = (message: string | RegExp) =>
  expect.objectContaining({ code: 'invalid_input', message: expect.stringMatching(message) });

describe('the figures of a row', () => {
  it('are read from every column that is understood', async () => {
    const row = await readRow([
      'Day,Ad ID,Amount spent (USD),Impressions,Reach,Clicks (all),Link clicks,Purchases,Purchases conversion value,' +
        '3-second video plays,Video plays at 25%,Video plays at 50%,Video plays at 75%,Video plays at 100%,' +
        'Post engagements,Attribution setting',
      '2026-03-01,11,"1,234.56","10,000",9000,80,60.0,5,99.9,700,600,500,400,300,200,7-day click',
    ]);
    expect(row).toMatchObject({
      adId: '11',
      day: '2026-03-01',
      impressions: 10_000,
      reach: 9_000,
      clicks: 80,
      linkClicks: 60,
      spend: 123_456,
      conversions: 5,
      revenue: 9_990,
      videoViews3s: 700,
      videoViews25: 600,
      videoViews50: 500,
      videoViews75: 400,
      videoViews100: 300,
      engagements: 200,
      attributionSetting: '7-day click',
      knownAt: '2026-03-02T06:00:00.000Z',
    });
  });

  it('are zero where a cell of a shown ad is blank, unknown where the ad was not shown or there is no column', async () => {
    const { rows } = await read([
      `${HEADERS},Link clicks,Purchases,Purchases conversion value`,
      '2026-03-01,11,5,100,,-,–',
      '2026-03-02,11,,,,-,',
    ]);
    expect(rows[0]).toMatchObject({ linkClicks: 0, conversions: 0, revenue: 0, clicks: null, reach: null });
    expect(rows[1]).toMatchObject({
      impressions: 0,
      spend: 0,
      linkClicks: null,
      conversions: null,
      revenue: null,
    });
  });

  it('count results as conversions only where the result type is the event', async () => {
    const { rows, totals } = await read([
      `${HEADERS},Result type,Results`,
      '2026-03-01,11,5,100,Website purchases,3.0',
      '2026-03-02,11,5,100,Landing page views,70',
      '2026-03-03,11,5,100,,',
      '2026-03-04,11,5,100,,4',
    ]);
    expect(rows.map(({ conversions }) => conversions)).toEqual([3, null, 0, null]);
    expect(totals.conversions).toBe(3);
  });

  it('take the configured event, and results without a result type for nothing', async () => {
    const lines = [`${HEADERS},Result indicator,Results`, '2026-03-01,11,5,100,actions:lead,3'];
    expect(await readRow(lines, { conversionEvent: 'lead' })).toMatchObject({ conversions: 3 });
    expect(await readRow(lines)).toMatchObject({ conversions: null });
    expect(await readRow([`${HEADERS},Results`, '2026-03-01,11,5,100,3'])).toMatchObject({
      conversions: null,
    });
  });

  it('prefer a column of purchases to results', async () => {
    const row = await readRow([
      `${HEADERS},Result type,Results,Purchases`,
      '2026-03-01,11,5,100,Website purchases,2,3',
    ]);
    expect(row.conversions).toBe(3);
  });

  it('are known from six o’clock of the next morning in the account’s time zone', async () => {
    const row = await readRow([HEADERS, '2026-03-01,11,5,100'], { timeZone: 'America/Sao_Paulo' });
    expect(row.knownAt).toBe('2026-03-02T09:00:00.000Z');
  });
});

describe('the budget of an ad set', () => {
  const budgetFrom = async (budget: string, type: string) => {
    const { adSets } = await read([
      'Day,Ad ID,Ad set ID,Amount spent (USD),Impressions,Ad set budget,Ad set budget type',
      `2026-03-01,11,1,20,100,${budget},${type}`,
    ]);
    return adSets.map(({ dailyBudget, budgetInferred }) => [dailyBudget, budgetInferred])[0];
  };

  it('is read where the export states an amount a day', async () => {
    expect(await budgetFrom('"1,050.50"', 'Daily')).toEqual([105_050, false]);
    expect(await budgetFrom('50', '')).toEqual([5_000, false]);
  });

  it('is inferred where the export states something else', async () => {
    expect(await budgetFrom('Using campaign budget', 'Using campaign budget')).toEqual([2_000, true]);
    expect(await budgetFrom('700', 'Lifetime')).toEqual([2_000, true]);
    expect(await budgetFrom('0', 'Daily')).toEqual([2_000, true]);
    expect(await budgetFrom('-', '-')).toEqual([2_000, true]);
  });
});

describe('rows of the same ad and day', () => {
  it('are summed as decimals and rounded once, half to even', async () => {
    const thirds = Array.from({ length: 3 }, () => '2026-03-01,11,0.335,100');
    expect(await readRow([HEADERS, ...thirds])).toMatchObject({ spend: 100, impressions: 300 });
    expect(await readRow([HEADERS, '2026-03-01,11,0.125,1'])).toMatchObject({ spend: 12 });
  });

  it('keep no reach, and no attribution setting that they do not share', async () => {
    const row = await readRow([
      `${HEADERS},Reach,Attribution setting`,
      '2026-03-01,11,1,100,90,7-day click',
      '2026-03-01,11,1,100,90,1-day click',
    ]);
    expect(row).toMatchObject({ reach: null, attributionSetting: null });
  });

  it('take a blank as zero where another row of the day was shown', async () => {
    const row = await readRow([`${HEADERS},Link clicks`, '2026-03-01,11,1,100,', '2026-03-01,11,0,0,']);
    expect(row.linkClicks).toBe(0);
  });

  it('may stand in several files with different columns', async () => {
    const files = [
      await write(`${HEADERS},Link clicks`, '2026-03-01,11,1,100,7', '2026-03-02,11,1,100,8'),
      await write('Impressions,Day,Ad ID,Amount spent (USD)', '50,2026-03-02,11,2'),
    ];
    const { rows, totals } = await readInsightsFile(files);
    expect(rows).toMatchObject([
      { day: '2026-03-01', linkClicks: 7 },
      { day: '2026-03-02', impressions: 150, spend: 300, linkClicks: null },
    ]);
    expect(totals).toMatchObject({
      rows: 3,
      ads: 1,
      spend: 400,
      impressions: 250,
      linkClicks: 7,
      clicks: null,
    });
  });

  it('give the same whatever their order', async () => {
    const lines = Array.from(
      { length: 60 },
      (_, index) => `2026-03-0${1 + (index % 5)},${index % 4},${index}.005,${100 + index},${index}`,
    );
    const forwards = await read([`${HEADERS},Link clicks`, ...lines]);
    const backwards = await read([`${HEADERS},Link clicks`, ...lines.toReversed()]);
    expect(backwards).toEqual(forwards);
    expect(forwards.rows).toHaveLength(20);
    expect([forwards.since, forwards.until]).toEqual(['2026-03-01', '2026-03-05']);
  });
});

describe('malformed rows', () => {
  it.each([
    ['not-a-day,11,1,100,0,0', 'not a day (YYYY-MM-DD): not-a-day'],
    ['2026-02-30,11,1,100,0,0', 'not a day (YYYY-MM-DD): 2026-02-30'],
    ['03/01/2026,11,1,100,0,0', 'not a day (YYYY-MM-DD): 03/01/2026'],
    [',11,1,100,0,0', 'names no day'],
    ['2026-03-01,,1,100,0,0', 'names no ad'],
    ['2026-03-01,1.2E+17,1,100,0,0', 'a spreadsheet rounded the id 1.2E+17'],
    ['2026-03-01,11,free,100,0,0', 'Amount spent (USD): unreadable: "free"'],
    ['2026-03-01,11,-1,100,0,0', 'Amount spent (USD): negative: -1'],
    ['2026-03-01,11,1,100.5,0,0', 'Impressions: not a whole number: 100.5'],
    ['2026-03-01,11,1,100,101,0', '101 clicks on 100 impressions'],
    ['2026-03-01,11,1,,0,1', '1 clicks on 0 impressions'],
    ['2026-03-01,11,1,100,0', '5 cells under 6 headers'],
    ['2026-03-01,11,1,234.50,100,0,0', '7 cells under 6 headers'],
  ])('such as "%s" are reported and count nowhere', async (line, problem) => {
    const headers = `${HEADERS},Clicks (all),Link clicks`;
    const file = await write(headers, line, '2026-03-01,11,1,100,5,4');
    const { malformed, totals, rows } = await readInsightsFile(file);
    expect(malformed).toEqual([{ file, line: 2, message: problem }]);
    expect(totals).toMatchObject({ rows: 1, spend: 100, impressions: 100 });
    expect(rows).toHaveLength(1);
    await expect(readInsightsFile(file, { strict: true })).rejects.toThrow(`${file}, line 2: ${problem}`);
  });

  it('include one that covers several days, also beside a day', async () => {
    const starts = 'Reporting starts,Reporting ends,Ad ID,Amount spent (USD),Impressions';
    const several = '2026-03-01,2026-03-07,11,1,100';
    expect(await problemsOf(starts, several, '2026-03-01,2026-03-01,11,1,100')).toEqual([
      '2: covers 2026-03-01 to 2026-03-07, not one day',
    ]);
    expect(
      await problemsOf(`Day,${starts}`, `2026-03-01,${several}`, '2026-03-02,2026-03-02,,11,1,100'),
    ).toEqual(['2: covers 2026-03-01 to 2026-03-07, not one day']);
    expect(await problemsOf(starts, '2026-03-01,,11,1,100', '2026-03-01,2026-03-01,11,1,100')).toEqual([
      '2: names no day',
    ]);
  });

  it('are found by the line on which they begin', async () => {
    const lines = [
      '',
      `${HEADERS},Ad name`,
      '2026-03-01,11,1,100,"one',
      'two"',
      '',
      '  ',
      '2026-03-01,11,x,100,"a',
      'b"',
    ];
    expect(await problemsOf(...lines)).toEqual(['7: Amount spent (USD): unreadable: "x"']);
  });

  it('leave nothing to read where there is no other', async () => {
    const first = invalid(/no row can be read from .*; line 2 of .*: names no day/);
    await expect(read([HEADERS, ',11,1,100', ',12,1,100'])).rejects.toThrow(first);
    await expect(read([HEADERS])).rejects.toThrow(invalid('no row can be read'));
    await expect(read([''])).rejects.toThrow(invalid('is empty'));
    await expect(readInsightsFile([])).rejects.toThrow(invalid('no row can be read from no file'));
  });
});

describe('the text of a file', () => {
  it('may begin with a byte order mark, end lines as Windows does, and quote commas, quotes and line ends', async () => {
    const { ads, malformed } = await read([
      '\ufeff"Day",Ad ID,Amount spent (USD),Impressions,Ad name\r',
      '2026-03-01,11,1,100,"Summer, ""big""',
      'sale"\r',
      '2026-03-01, 12 ,1,100, 15" screen \r',
    ]);
    expect(malformed).toEqual([]);
    expect(ads.map(({ id, name }) => [id, name])).toEqual([
      ['11', 'Summer, "big"\nsale'],
      ['12', '15" screen'],
    ]);
  });

  it('cannot be read where a quote does not close', async () => {
    const open = read([`${HEADERS},Ad name`, '2026-03-01,11,1,100,"open', '2026-03-01,12,1,100,x']);
    await expect(open).rejects.toThrow(invalid(/cannot read .*line 3/));
  });

  it('cannot be read where there is no such file', async () => {
    await expect(readInsightsFile(join(folder, 'none.csv'))).rejects.toThrow(
      invalid(/cannot read .*none\.csv/),
    );
    await expect(readInsightsFile(folder)).rejects.toThrow(invalid('cannot read'));
  });
});

describe('the currency', () => {
  const unnamed = ['Day,Ad ID,Amount spent,Impressions', '2026-03-01,11,1250,100'];

  it('is the option where no header names it, and decides about minor units', async () => {
    expect(await read(unnamed, { currency: 'JPY' })).toMatchObject({
      currency: 'JPY',
      totals: { spend: 1_250 },
    });
    expect(await read(unnamed, { currency: 'EUR' })).toMatchObject({
      currency: 'EUR',
      totals: { spend: 125_000 },
    });
  });

  it('is asked for where nobody names it', async () => {
    await expect(read(unnamed)).rejects.toThrow(expect.objectContaining({ argument: 'currency' }));
    await expect(read(unnamed)).rejects.toThrow(invalid('does not name its currency; pass it as an option'));
  });

  it('is never mixed, contradicted or unknown', async () => {
    const dollars = await write(HEADERS, '2026-03-01,11,1,100');
    const euros = await write(HEADERS.replace('USD', 'EUR'), '2026-03-01,11,1,100');
    await expect(readInsightsFile([dollars, euros])).rejects.toThrow(
      invalid('are in EUR, those before it in USD'),
    );
    await expect(readInsightsFile(dollars, { currency: 'EUR' })).rejects.toThrow(
      invalid('are in USD, not in EUR'),
    );
    const unreadable = read([...unnamed.slice(0, 1), 'someday,11,1,1'], { currency: 'XXX' });
    await expect(unreadable).rejects.toThrow(invalid('unknown currency: XXX'));
  });
});

describe('reading', () => {
  const WIDE = [
    `${HEADERS},x`,
    ...Array.from({ length: 150 }, () => `2026-03-01,11,1,1,${'x'.repeat(10_000)}`),
  ];

  it('refuses an unknown time zone before it opens a file', async () => {
    const options = { timeZone: 'Mars/Olympus' };
    await expect(readInsightsFile('none.csv', options)).rejects.toThrow(invalid('unknown time zone'));
  });

  it('reports once per mebibyte of all files how far it is, and that it is done', async () => {
    const seen: ReadProgress[] = [];
    await readInsightsFile([await write(...WIDE), await write(...WIDE)], {
      onProgress: (progress) => seen.push(progress),
    });
    const [first, second, last] = seen;
    expect(seen).toHaveLength(3);
    expect(last).toEqual({ bytes: last?.totalBytes, totalBytes: last?.totalBytes, rows: 300 });
    expect(first?.rows).toBeLessThan(150);
    expect(second?.rows).toBeGreaterThan(150);
  });

  it('stops with the signal’s reason', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const reading = read(WIDE, { signal: controller.signal, onProgress: () => controller.abort(reason) });
    await expect(reading).rejects.toBe(reason);
  });
});
