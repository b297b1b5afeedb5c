import { appendFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InsightRow } from '@adpilot/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportedInsights } from './imported-insights.ts';
import { type ReadInsightsFileOptions, readInsightsFile } from './read-insights-file.ts';
import type { ReadProgress } from './read-progress.ts';

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

  it('are zero where a row has no results, wherever in the file the event is named', async () => {
    const lines = [`${HEADERS},Result type,Results`];
    for (let row = 0; row < 1_200; row += 1) lines.push(`2026-03-01,${row},1,100,,`);
    const withEvent = '2026-03-02,11,5,100,Purchases,3';
    const unknown = async (...rows: readonly string[]) =>
      (await read(rows)).rows.filter(({ conversions }) => conversions === null).length;
    expect(await unknown(...lines, withEvent)).toBe(0);
    expect(await unknown(...lines)).toBe(1_200);
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

  it('have no conversions where a file has no ad for the event, be its results blank', async () => {
    const { rows, totals } = await read([
      `${HEADERS},Result type,Results`,
      '2026-03-01,11,5,100,Landing page views,70',
      '2026-03-02,11,5,100,,',
    ]);
    expect(rows.map(({ conversions }) => conversions)).toEqual([null, null]);
    expect(totals.conversions).toBeNull();
  });

  it('take the configured event, and results without a result type for nothing', async () => {
    const lines = [`${HEADERS},Result indicator,Results`, '2026-03-01,11,5,100,actions:lead,3'];
    expect(await readRow(lines, { conversionEvent: 'lead' })).toMatchObject({ conversions: 3 });
    expect(await readRow(lines)).toMatchObject({ conversions: null });
    expect(await readRow([`${HEADERS},Results`, '2026-03-01,11,5,100,3'])).toMatchObject({
      conversions: null,
    });
  });

  it('may end where the last named header does', async () => {
    const lines = [`${HEADERS},`, '2026-03-01,11,5,100', '2026-03-02,11,5,100,'];
    expect((await read(lines)).totals).toMatchObject({ rows: 2, impressions: 200 });
  });

  it('prefer a column of purchases to results', async () => {
    const row = await readRow([
      `${HEADERS},Result type,Results,Purchases`,
      '2026-03-01,11,5,100,Website purchases,2,3',
    ]);
    expect(row.conversions).toBe(3);
  });

  it('are known from six o’clock of the next morning in the account’s time zone', async () => {
    const { rows, completeAt } = await read([HEADERS, '2026-03-01,11,5,100', '2026-02-28,11,5,100'], {
      timeZone: 'America/Sao_Paulo',
    });
    expect(rows.map(({ knownAt }) => knownAt)).toEqual([
      '2026-03-01T09:00:00.000Z',
      '2026-03-02T09:00:00.000Z',
    ]);
    expect(completeAt).toBe('2026-03-02T09:00:00.000Z');
  });
});

describe('the event', () => {
  const found = async (headers: string, cells: string, conversionEvent?: string) => {
    const options = conversionEvent === undefined ? {} : { conversionEvent };
    return (await read([`${HEADERS},${headers}`, `2026-03-01,11,5,100,${cells}`], options)).eventFound;
  };

  it('is found in a column, an action or a result type of its name', async () => {
    const actions = `"[{'action_type': 'lead', 'value': '3'}]"`;
    expect(await found('Purchases', '')).toBe(true);
    expect(await found('Purchases conversion value', '0')).toBe(true);
    expect(await found('actions', actions, 'lead')).toBe(true);
    expect(await found('Result type,Results', 'Website purchases,')).toBe(true);
  });

  it('is not found where the file names others, or none', async () => {
    const actions = `"[{'action_type': 'lead', 'value': '3'}]"`;
    expect(await found('Purchases', '3', 'leed')).toBe(false);
    expect(await found('actions', actions, 'leed')).toBe(false);
    expect(await found('actions', '')).toBe(false);
    expect(await found('Result type,Results', 'Leads,3')).toBe(false);
    expect(await found('Results', '3')).toBe(false);
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
    expect(await budgetFrom('$50.00 Daily', '')).toEqual([5_000, false]);
  });

  it('is inferred where the export states something else', async () => {
    expect(await budgetFrom('Using campaign budget', 'Using campaign budget')).toEqual([2_000, true]);
    expect(await budgetFrom('700', 'Lifetime')).toEqual([2_000, true]);
    expect(await budgetFrom('0', 'Daily')).toEqual([2_000, true]);
    expect(await budgetFrom('-', '-')).toEqual([2_000, true]);
    expect(await budgetFrom('2 budgets', 'Daily')).toEqual([2_000, true]);
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
      linkClicks: 15,
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
    ['not-a-day,11,1,100,0,0', 'not a day: not-a-day'],
    ['2026-02-30,11,1,100,0,0', 'not a day: 2026-02-30'],
    ['2026-03-01,45-49,1,100,0,0', 'the age 45-49 stands in place of an id: cells are missing before it'],
    [',11,1,100,0,0', 'names no day'],
    ['2026-03-01,,1,100,0,0', 'names no ad: nothing under Ad ID'],
    [
      '2026-03-01,1.2E+17,1,100,0,0',
      'a spreadsheet rounded the id 1.2E+17; export the file again and give its id columns the type text when a spreadsheet opens it',
    ],
    ['2026-03-01,11,free,100,0,0', 'Amount spent (USD): unreadable: "free"'],
    ['2026-03-01,11,-1,100,0,0', 'Amount spent (USD): negative: -1'],
    ['2026-03-01,11,€1,100,0,0', 'Amount spent (USD): not in USD: €1'],
    ['2026-03-01,11,5%,100,0,0', 'Amount spent (USD): unreadable: "5%"'],
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

  it('include one that covers several days', async () => {
    const starts = 'Reporting starts,Reporting ends,Ad ID,Amount spent (USD),Impressions';
    const several = '2026-03-01,2026-03-07,11,1,100';
    expect(await problemsOf(starts, several, '2026-03-01,2026-03-01,11,1,100')).toEqual([
      '2: covers 2026-03-01 to 2026-03-07, not one day',
    ]);
    await expect(read([starts, several, several])).rejects.toThrow(
      invalid(
        /line 2 of .*: covers 2026-03-01 to 2026-03-07, not one day; export it with the breakdown by day$/,
      ),
    );
  });

  it('include one whose ids a spreadsheet rounded to zeros, with all others', async () => {
    const rounded = ['2026-03-01,120213342326915000,1,100', '2026-03-01,120213342326916000,1,100'];
    await expect(read([HEADERS, ...rounded])).rejects.toThrow(invalid('a spreadsheet rounded the ids of'));
  });

  it('include one of totals, at which strict reading does not stop', async () => {
    const lines = [
      'Day,Ad name,Amount spent (USD),Impressions,Reporting starts,Reporting ends',
      '2026-03-01,Blue,1,100,2026-03-01,2026-03-01',
      ',,1,100,2026-03-01,2026-03-07',
    ];
    const { malformed, malformedCount, totals } = await read(lines, { strict: true });
    expect(malformed).toMatchObject([
      { line: 3, message: 'covers 2026-03-01 to 2026-03-07, not one day; it looks like a row of totals' },
    ]);
    expect([malformedCount, totals.spend]).toEqual([1, 100]);
  });

  it('are counted all, and listed up to a thousand, with short quotes', async () => {
    const bad = Array.from({ length: 1_200 }, () => `2026-03-01,11,${'x'.repeat(1_000)},1`);
    const { malformed, malformedCount } = await read([HEADERS, ...bad, '2026-03-01,11,1,100']);
    expect([malformed.length, malformedCount]).toEqual([1_000, 1_200]);
    expect(malformed[0]?.message).toHaveLength(304);
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
    await expect(read([HEADERS])).rejects.toThrow(
      invalid('has headers and no rows below them; export a period'),
    );
    const coarser = read([
      'Day,Campaign name,Ad name,Amount spent (USD),Impressions',
      '2026-03-01,Sales,,1,100',
    ]);
    await expect(coarser).rejects.toThrow(
      invalid(
        /names no ad: nothing under Ad name; remove the empty column Ad name or export at the level of ads$/,
      ),
    );
    await expect(read([''])).rejects.toThrow(invalid('is empty'));
    await expect(readInsightsFile([])).rejects.toThrow(invalid('no file to read'));
  });
});

describe('the format of a file', () => {
  const lines = [
    'Day;Ad ID;Amount spent (EUR);Impressions',
    '13/02/2026;11;1.234,50;10.000',
    '01/03/2026;11;2.345;7',
  ];

  it('is what its figures and days show', async () => {
    const { rows, totals, since, until } = await read(lines);
    expect([since, until, totals.spend]).toEqual(['2026-02-13', '2026-03-01', 357_950]);
    expect(rows.map(({ impressions }) => impressions)).toEqual([10_000, 7]);
  });

  it('is asked for where nothing shows it, and what an option says', async () => {
    const [headers = '', , last = ''] = lines;
    await expect(read([headers, last], { dates: 'dmy' })).rejects.toThrow(
      expect.objectContaining({ argument: 'decimal' }),
    );
    await expect(read([headers, last], { decimal: ',' })).rejects.toThrow(
      expect.objectContaining({ argument: 'dates' }),
    );
    const { since, totals } = await read([headers, last], { decimal: ',', dates: 'mdy' });
    expect([since, totals.spend]).toEqual(['2026-01-03', 234_500]);
  });

  it('is each file’s own, whatever an option says of the others', async () => {
    const [headers = '', , last = ''] = lines;
    const american = ['Day,Ad ID,Amount spent (EUR),Impressions', '3/13/2026,12,"1,234.50",9'];
    const files = [await write(headers, last), await write(...american)];
    const { totals, since, until } = await readInsightsFile(files, { decimal: ',', dates: 'dmy' });
    expect([totals.spend, since, until]).toEqual([234_500 + 123_450, '2026-03-01', '2026-03-13']);
  });

  it('is one of those there are', async () => {
    const file = await write(...lines);
    const wrong: object = { decimal: ';' };
    await expect(readInsightsFile(file, wrong)).rejects.toThrow(invalid('decimal is . or ,, not ;'));
    const order: object = { dates: 'ymd' };
    await expect(readInsightsFile(file, order)).rejects.toThrow(invalid('dates is dmy or mdy, not ymd'));
  });

  it('may be that of the Marketing API', async () => {
    const row = {
      date_start: '2026-03-01',
      date_stop: '2026-03-01',
      account_currency: 'USD',
      ad_id: '120210000000000001',
      ad_name: 'Blue',
      adset_id: '120210000000000002',
      campaign_id: '120210000000000003',
      spend: '12.345',
      impressions: '1000',
      actions: [
        { action_type: 'link_click', value: '7' },
        { action_type: 'omni_purchase', value: '2' },
        { action_type: 'purchase', value: '2' },
      ],
      action_values: [{ action_type: 'omni_purchase', value: '40.5' }],
    };
    const file = await write(
      JSON.stringify({ data: [row, { ...row, date_start: '2026-03-02', date_stop: '2026-03-02' }] }),
    );
    const { rows, totals, currency } = await readInsightsFile(file);
    expect(currency).toBe('USD');
    expect(rows).toMatchObject([
      {
        adId: '120210000000000001',
        day: '2026-03-01',
        spend: 1_234,
        conversions: 2,
        linkClicks: 7,
        revenue: 4_050,
      },
      { day: '2026-03-02' },
    ]);
    expect(totals).toMatchObject({ rows: 2, spend: 2_469, conversions: 4 });
  });
});

describe('a long export', () => {
  const dayRow = (day: string, ad = '11') => `${day},${ad},1.0025,100,5`;
  const lines = [
    `${HEADERS},Link clicks`,
    dayRow('2025-01-01', '9'),
    dayRow('2026-01-22'),
    dayRow('2026-01-23'),
    dayRow('2026-03-01'),
  ];

  it('keeps the rows of its last 37 days, and counts all of them', async () => {
    const { rows, ads, totals, since, until, keptSince } = await read(lines);
    expect([since, keptSince, until]).toEqual(['2025-01-01', '2026-01-23', '2026-03-01']);
    expect(rows.map(({ day }) => day)).toEqual(['2026-01-23', '2026-03-01']);
    expect(ads.map(({ id }) => id)).toEqual(['11']);
    expect(totals).toMatchObject({
      rows: 4,
      ads: 2,
      campaigns: 1,
      spend: 401,
      impressions: 400,
      linkClicks: 20,
    });
  });

  it('is kept from its first day where it is short', async () => {
    expect(await read([HEADERS, '2026-03-01,11,1,100'])).toMatchObject({ keptSince: '2026-03-01' });
  });
});

describe('files that are read together', () => {
  const day = (date: string, ad = '11') => `${date},${ad},1,100`;

  it('may overlap, which is counted', async () => {
    const first = await write(HEADERS, day('2026-03-01'), day('2026-03-02'), day('2026-03-02'));
    const second = await write(HEADERS, day('2026-03-02'), day('2026-03-02', '12'));
    expect(await readInsightsFile(first)).toMatchObject({ overlaps: 0 });
    expect(await readInsightsFile([first, second])).toMatchObject({ overlaps: 1, totals: { spend: 500 } });
  });

  it('tell the same ad in the same way', async () => {
    const byId = await write(HEADERS, day('2026-03-01'));
    const byName = await write('Day,Ad name,Amount spent (USD),Impressions', '2026-03-01,Blue,1,100');
    await expect(readInsightsFile([byId, byName])).rejects.toThrow(
      /tells ads by their id, .*by their name: what is in both would count twice/,
    );
  });

  it('are what they were when they were opened', async () => {
    const wide = `${day('2026-03-01')},${'x'.repeat(50_000)}`;
    const lines = [`${HEADERS},Notes`, ...Array.from({ length: 30 }, () => wide)];
    const [first, second] = [await write(...lines), await write(HEADERS, day('2026-04-01'))];
    let changed = false;
    const onProgress = () => {
      if (!changed) appendFileSync(second, `\n${day('2026-04-02')}`);
      changed = true;
    };
    await expect(readInsightsFile([first, second], { onProgress })).rejects.toThrow(
      /changed while it was read/,
    );
  });

  it('can be read more than once', async () => {
    await expect(readInsightsFile('/dev/null')).rejects.toThrow('it is no file but a stream: save it first');
  });

  it('say where the last day stands alone', async () => {
    const lines = [HEADERS, day('2026-03-01'), day('2026-03-02'), day('2062-03-03')];
    expect(await read(lines)).toMatchObject({ until: '2062-03-03', lastButOne: '2026-03-02' });
    expect(await read([HEADERS, day('2026-03-01')])).toMatchObject({ lastButOne: null });
  });

  it('are different ones', async () => {
    const lines = [HEADERS, day('2026-03-01')];
    const [first, twin] = [await write(...lines), await write(...lines)];
    const other = await write(HEADERS, day('2026-03-02'));
    await expect(readInsightsFile([first, other, first])).rejects.toThrow(invalid(`${first} is given twice`));
    await expect(readInsightsFile([first, other, twin])).rejects.toThrow(
      invalid(`${twin} has the same content as ${first}`),
    );
    expect(await readInsightsFile([first, other])).toMatchObject({ totals: { rows: 2 } });
  });

  it('are of one account', async () => {
    const of = async (account: string) =>
      write(`Account name,${HEADERS}`, `${account},${day('2026-03-01', account)}`);
    await expect(readInsightsFile([await of('Shop'), await of('Outlet')])).rejects.toThrow(
      invalid(/line 2: the account is Outlet, that of rows before it Shop; export one account at a time/),
    );
  });

  it('are of one level', async () => {
    const ads = await write(HEADERS, day('2026-03-01'));
    const campaigns = await write(
      'Day,Campaign name,Amount spent (USD),Impressions',
      day('2026-03-01', 'Sales'),
    );
    await expect(readInsightsFile([ads, campaigns])).rejects.toThrow(
      invalid(`${ads} has rows of ads, ${campaigns} of campaigns: what is in both would count twice`),
    );
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
    expect(await read(unnamed, { currency: 'eur' })).toMatchObject({
      currency: 'EUR',
      totals: { spend: 125_000 },
    });
  });

  it('is asked for where nobody names it', async () => {
    await expect(read(unnamed)).rejects.toThrow(expect.objectContaining({ argument: 'currency' }));
    await expect(read(unnamed)).rejects.toThrow(
      invalid('does not name its currency; say which it is: option currency'),
    );
  });

  it('is never mixed, contradicted or unknown', async () => {
    const dollars = await write(HEADERS, '2026-03-01,11,1,100');
    const euros = await write(HEADERS.replace('USD', 'EUR'), '2026-03-01,11,1,100');
    await expect(readInsightsFile([dollars, euros])).rejects.toThrow(
      invalid(`the amounts of ${euros} are in EUR, those of ${dollars} in USD`),
    );
    await expect(readInsightsFile(dollars, { currency: 'EUR' })).rejects.toThrow(
      invalid('are in USD, not in EUR'),
    );
    const column = [
      'Day,Ad ID,Amount spent,Impressions,Currency',
      '2026-03-01,11,1,100,usd',
      '2026-03-02,11,1,100,',
    ];
    expect(await read(column)).toMatchObject({ currency: 'USD', totals: { rows: 2 } });
    await expect(read([...column, '2026-03-02,11,1,100,EUR'])).rejects.toThrow(
      invalid(/line 4: amounts are in EUR, those before it in USD/),
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
    await readInsightsFile([await write(...WIDE), await write(...WIDE, '2026-03-02,11,1,1,')], {
      onProgress: (progress) => seen.push(progress),
    });
    const last = seen.at(-1);
    expect(seen).toHaveLength(3);
    expect(last).toEqual({ bytes: last?.totalBytes, totalBytes: last?.totalBytes, rows: 301 });
    expect(seen.map(({ bytes }) => bytes)).toEqual(seen.map(({ bytes }) => bytes).toSorted((a, b) => a - b));
  });

  it('stops with the signal’s reason', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const reading = read(WIDE, { signal: controller.signal, onProgress: () => controller.abort(reason) });
    await expect(reading).rejects.toBe(reason);
  });
});
