import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInsightsFile } from './read-insights-file.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rows-of-totals-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** Strict reading, which stops at any other row that is left out: the spend of what counts, and what does not. */
async function read(...lines: readonly string[]) {
  const file = join(folder, 'export.csv');
  await writeFile(file, lines.join('\n'));
  const { totals, malformed } = await readInsightsFile(file, { strict: true });
  return { spend: totals.spend, leftOut: malformed.map(({ line, message }) => `${line}: ${message}`) };
}

const FIGURES = 'Amount spent (USD),Impressions';

describe('a row of totals is left out', () => {
  it('where it names no part of a breakdown, or all of them', async () => {
    const export_ = await read(
      `Day,Ad ID,Age,Gender,${FIGURES}`,
      '2026-03-01,11,,,5,1000',
      '2026-03-01,11,18-24,All,2,400',
      '2026-03-01,11,18-24,male,2,400',
      '2026-03-01,11,25-34,female,3,600',
    );
    expect(export_).toEqual({
      spend: 500,
      leftOut: [
        '2: names no Age, and others of the same do; it looks like a row of totals',
        '3: names no Gender, and others of the same do; it looks like a row of totals',
      ],
    });
  });

  it('but not where its ad is not broken down', async () => {
    const untouched = { leftOut: [] };
    const headers = `Day,Ad ID,Country,${FIGURES}`;
    expect(await read(headers, '2026-03-01,11,,5,10', '2026-03-02,11,All,5,10')).toMatchObject({
      spend: 1_000,
      ...untouched,
    });
    expect(await read(headers, '2026-03-01,11,All,5,10', '2026-03-01,12,PT,5,10')).toMatchObject({
      spend: 1_000,
      ...untouched,
    });
  });

  it('where its name or its day says that it is one', async () => {
    const { spend, leftOut } = await read(
      `Day,Campaign name,Ad name,${FIGURES}`,
      '2026-03-01,Sales,Blue,1,100',
      '2026-03-01,Sales,Red,2,100',
      '2026-03-01,Sales,All,3,200',
      'All,Sales,Blue,1,100',
      'Total,,,3,200',
      ',Results from 1 campaign,,3,200',
      '2026-03-01,Results from 1 campaign,-,3,200',
    );
    expect([spend, leftOut.map((problem) => problem.slice(0, 3))]).toEqual([
      300,
      ['4: ', '5: ', '6: ', '7: ', '8: '],
    ]);
  });

  it('as are headers that come again', async () => {
    const headers = `Day,Ad name,Age,Currency,${FIGURES}`;
    const rows = ['2026-03-01,Blue,,,1,100', '2026-03-02,Blue,,,1,100'];
    expect(await read(headers, rows[0] ?? '', headers, rows[1] ?? '')).toEqual({
      spend: 200,
      leftOut: ['3: repeats the headers'],
    });
  });
});
