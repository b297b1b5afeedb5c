import { createRng, type Rng } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import type { ByteSource } from './byte-source.ts';
import type { ExportRecord, ExportTable } from './export-table.ts';
import { openTable } from './open-export.ts';

const HEADERS = 'Day,Ad name,Spend';

function sourceOf(content: string | Uint8Array, chunkSize = 65_536): ByteSource {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    file: 'export.csv',
    async *read() {
      for (let start = 0; start < bytes.length; start += chunkSize)
        yield bytes.subarray(start, start + chunkSize);
    },
  };
}

async function readAll(table: ExportTable): Promise<readonly ExportRecord[]> {
  const records: ExportRecord[] = [];
  for await (const record of table.records()) records.push(record);
  return records;
}

async function read(content: string | Uint8Array, chunkSize?: number) {
  const table = await openTable(sourceOf(content, chunkSize));
  const records = await readAll(table);
  return {
    format: table.format,
    headers: table.headers,
    records,
    rows: records.map(({ cells }) => cells),
    lines: records.map(({ line }) => line),
  };
}

function utf16be(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le').swap16();
}

describe('openCsv', () => {
  it('reads headers and rows, and the rows anew at each call', async () => {
    const table = await openTable(sourceOf(`${HEADERS}\n2026-03-01,Spring,1.50\n2026-03-02,Autumn,2\n`));
    expect(table).toMatchObject({ format: 'csv', headers: ['Day', 'Ad name', 'Spend'] });
    const records = await readAll(table);
    expect(records.map(({ cells }) => cells)).toEqual([
      ['2026-03-01', 'Spring', '1.50'],
      ['2026-03-02', 'Autumn', '2'],
    ]);
    expect(await readAll(table)).toEqual(records);
  });

  it.each([
    [',', 'a comma'],
    [';', 'a semicolon'],
    ['\t', 'a tab'],
    ['|', 'a bar'],
  ])('reads cells apart by %j, %s', async (delimiter) => {
    const lines = [
      ['Day', '"Ad name"', 'Spend', 'Impressions'],
      ['2026-03-01', `"Red${delimiter} blue"`, '', '"1"'],
    ];
    const { headers, rows } = await read(lines.map((cells) => cells.join(delimiter)).join('\n'));
    expect(headers).toEqual(['Day', 'Ad name', 'Spend', 'Impressions']);
    expect(rows).toEqual([['2026-03-01', `Red${delimiter} blue`, '', '1']]);
  });

  it.each([
    ['\n', 'LF'],
    ['\r\n', 'CRLF'],
    ['\r', 'CR'],
  ])('reads lines that end in %j, quoted ones included, and knows where rows begin', async (lineEnd) => {
    const lines = [HEADERS, 'd1,"Red', 'Blue",1', '', 'd2,Green,2', '  ', ',,', 'd3,Grey,3', ''];
    const { rows, lines: begins } = await read(lines.join(lineEnd));
    expect(rows).toEqual([
      ['d1', `Red${lineEnd}Blue`, '1'],
      ['d2', 'Green', '2'],
      ['d3', 'Grey', '3'],
    ]);
    expect(begins).toEqual([2, 5, 8]);
  });

  it('reads lines that end in different ways', async () => {
    const { rows, lines } = await read(`${HEADERS}\r\nd1,a,1\nd2,b,2\r\nd3,c,3`);
    expect(rows.map(([day]) => day)).toEqual(['d1', 'd2', 'd3']);
    expect(lines).toEqual([2, 3, 4]);
  });

  it('trims headers and cells', async () => {
    const { headers, rows } = await read(' Day , of Impressions,Spend \nd1 , "a, b" ,\t1\nd2," c ", "2"\t\n');
    expect(headers).toEqual(['Day', 'of Impressions', 'Spend']);
    expect(rows).toEqual([
      ['d1', 'a, b', '1'],
      ['d2', ' c', '2'],
    ]);
  });

  it.each([
    ['5" screen', '5" screen'],
    ['"Best" shoes', '"Best" shoes'],
    ['"Best"-shoes', '"Best"-shoes'],
    ['the "best"', 'the "best"'],
    ['"a ""b"""', 'a "b"'],
    ['"""a"""', '"a"'],
    ['""', ''],
  ])('reads %s as %s', async (written, cell) => {
    expect((await read(`${HEADERS}\nd1,${written},1\nd2,"b",2\n`)).rows).toEqual([
      ['d1', cell, '1'],
      ['d2', 'b', '2'],
    ]);
  });

  it('passes rows of another length on', async () => {
    const { rows } = await read(`${HEADERS}\nd1,a,1\nd2,b\nd3,c,3,4\n`);
    expect(rows.map(({ length }) => length)).toEqual([3, 2, 4]);
  });

  it('reads a file without rows', async () => {
    expect(await read(HEADERS)).toMatchObject({ headers: ['Day', 'Ad name', 'Spend'], rows: [] });
  });

  it('skips what a report says above its headers', async () => {
    const { headers, rows, lines } = await read(
      `Weekly report\nAccount: Shop\n\nDay;Ad name;Spend;Clicks\nd1;a, b;1,50;2\n`,
    );
    expect(headers).toEqual(['Day', 'Ad name', 'Spend', 'Clicks']);
    expect(rows).toEqual([['d1', 'a, b', '1,50', '2']]);
    expect(lines).toEqual([5]);
  });

  it('skips the line that states the delimiter', async () => {
    expect(await read(`sep=;\nDay;Ad name;Spend\nd1;a;1,5\n`)).toMatchObject({
      headers: ['Day', 'Ad name', 'Spend'],
      lines: [3],
    });
  });

  const SPECIAL = 'Día,Anúncio – “x”,Gasto (€)\nd1,ação 😀,1\n';
  const DECODED = { headers: ['Día', 'Anúncio – “x”', 'Gasto (€)'], rows: [['d1', 'ação 😀', '1']] };

  it.each([
    ['UTF-8', Buffer.from(SPECIAL)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${SPECIAL}`)],
    ['UTF-16 LE', Buffer.from(`\uFEFF${SPECIAL}`, 'utf16le')],
    ['UTF-16 BE', utf16be(`\uFEFF${SPECIAL}`)],
  ])('reads %s, wherever the chunks are cut', async (_, bytes) => {
    for (const size of [1, 2, 3, 5, 7, 65_536]) expect(await read(bytes, size)).toMatchObject(DECODED);
  });

  it('reads bytes that are not UTF-8 as Windows-1252', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Day,Ad name,Spend\nd1,A'),
      Buffer.from([0xe7, 0xe3, 0x6f, 0x20, 0x80]),
    ]);
    for (const size of [1, 2, 3, 65_536]) {
      expect((await read(bytes, size)).rows).toEqual([['d1', 'Ação €']]);
    }
  });

  it('keeps to UTF-8 once the file has shown it, so that one broken character does not change other names', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${HEADERS}\nd1,é,é\nd2,`),
      Buffer.from([0xe9]),
      Buffer.from(',2\nd3,é,3'),
    ]);
    for (const size of [16, 65_536]) {
      expect((await read(bytes, size)).rows.map(([, name]) => name)).toEqual(['é', '\uFFFD', 'é']);
    }
  });

  it.each([
    ['UTF-8', `${HEADERS}\nd1,é,1\nd2,b,2\n`, [26, 33]],
    ['UTF-8 with a byte order mark', `\uFEFF${HEADERS}\nd1,é,1\nd2,b,2\n`, [29, 36]],
    ['a file without a last line end', `${HEADERS}\nd1,é,1\nd2,b,2`, [26, 32]],
  ])('knows the bytes of the file up to each row in %s', async (_, text, ends) => {
    const { records } = await read(text, 4);
    expect(records.map(({ bytes }) => bytes)).toEqual(ends);
  });

  it('comes to the size of a file in another encoding', async () => {
    const bytes = Buffer.from(`\uFEFF${HEADERS}\n${'d1,a,1\n'.repeat(50)}`, 'utf16le');
    const ends = (await read(bytes, 64)).records.map((record) => record.bytes);
    expect(ends).toEqual([...ends].sort((one, other) => one - other));
    expect(ends.at(-1)).toBe(bytes.length);
  });

  it('refuses a quote that runs on into later rows', async () => {
    const text = `${HEADERS}\nd1,a,1\nd2,"b,2\nd3,"c",3\nd4,d,4\n`;
    await expect(read(text)).rejects.toThrow(
      'cannot read export.csv: a quote in the row of line 3 is not closed',
    );
  });

  it.each([
    ['runs to the end', `${HEADERS}\nd1,"a,1\nd2,b,2\n`],
    ['runs on for very long', `${HEADERS}\nd1,"a,1\n${'d2,b,2\n'.repeat(200_000)}`],
  ])('refuses a quote that %s', async (_, text) => {
    await expect(read(text)).rejects.toMatchObject({
      name: 'InvalidInputError',
      argument: 'files',
      message: expect.stringMatching(/^cannot read export\.csv: .*quote|Record Size/i),
    });
  });

  it('gives back what was written, whatever is in the cells and wherever the chunks are cut', async () => {
    const rng = createRng('csv');
    for (let run = 0; run < 150; run += 1) {
      const delimiter = pick(rng, [',', ';', '\t', '|']);
      const rows = Array.from({ length: 1 + pick(rng, [0, 1, 2, 5]) }, () => [
        'day',
        ...Array.from({ length: 3 }, () => randomText(rng)),
      ]);
      const lineEnd = pick(rng, ['\n', '\r\n', '\r']);
      const text = [['Day', 'Ad name', 'Ad set name', 'Spend'], ...rows]
        .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter))
        .join(lineEnd);
      const { rows: found } = await read(text, pick(rng, [1, 2, 3, 7, 64]));
      expect(found).toEqual(rows);
    }
  });
});

function pick<T>(rng: Rng, values: readonly [T, ...T[]]): T {
  return values[Math.floor(rng.next() * values.length)] ?? values[0];
}

function randomText(rng: Rng): string {
  const pieces = ['a', ' ', ',', ';', '\t', '|', '"', '\n', '\r\n', 'é', '€', '😀', '-', '1.5'] as const;
  return Array.from({ length: Math.floor(rng.next() * 6) }, () => pick(rng, pieces))
    .join('')
    .trimEnd();
}
