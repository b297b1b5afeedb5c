import { createRng } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import type { ByteSource } from './byte-source.ts';
import type { ExportRecord } from './export-table.ts';
import { openTable } from './open-export.ts';

const ROW = { date_start: '2026-03-01', ad_name: 'Spring', spend: '1.50' };
const OTHER = { date_start: '2026-03-02', ad_name: 'Autumn', spend: '2' };
const CELLS = [Object.values(ROW), Object.values(OTHER)];

function sourceOf(content: string | Uint8Array, chunkSize: number): ByteSource {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    file: 'insights.csv',
    async *read() {
      for (let start = 0; start < bytes.length; start += chunkSize)
        yield bytes.subarray(start, start + chunkSize);
    },
  };
}

async function read(content: string | Uint8Array, chunkSize = 65_536) {
  const table = await openTable(sourceOf(content, chunkSize));
  const records: ExportRecord[] = [];
  for await (const record of table.records()) records.push(record);
  return {
    format: table.format,
    headers: table.headers,
    rows: records.map(({ cells }) => cells),
    lines: records.map(({ line }) => line),
    ends: records.map(({ bytes }) => bytes),
  };
}

async function readCell(json: string) {
  const { rows } = await read(`[{"ad_id":"1","cell":${json}}]`);
  return rows[0]?.[1];
}

const text = (...values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join('\n');

describe('openJson', () => {
  it.each([
    ['a list of rows', text([ROW, OTHER])],
    ['a page of the API', text({ data: [ROW, OTHER], paging: { cursors: { before: 'a', after: 'b' } } })],
    [
      'a page that has its list last',
      text({ paging: { next: 'https://x.test' }, summary: {}, data: [ROW, OTHER] }),
    ],
    ['several pages', text({ data: [ROW], paging: {} }, { data: [OTHER] })],
    ['a list of pages', text([{ data: [ROW], paging: {} }, { data: [] }, { data: [OTHER] }])],
    ['several lists', text([ROW], [OTHER])],
    ['a row per line', text(ROW, OTHER)],
    [
      'rows over several lines without a list',
      `${JSON.stringify(ROW, null, 2)}\n${JSON.stringify(OTHER, null, 2)}\n`,
    ],
    ['a list with space around it', `\r\n\t ${JSON.stringify([ROW, OTHER], null, 4)}\n\n`],
  ])('reads %s, wherever the chunks are cut', async (_, content) => {
    for (const size of [1, 2, 7, 65_536]) {
      expect(await read(content, size)).toMatchObject({
        format: 'json',
        headers: Object.keys(ROW),
        rows: CELLS,
      });
    }
  });

  it.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text([{ ad_name: 'ação 😀' }])}`)],
    ['UTF-16', Buffer.from(`\uFEFF${text([{ ad_name: 'ação 😀' }])}`, 'utf16le')],
    ['escapes', '[{"ad_name":"a\\u00e7\\u00e3o \\ud83d\\ude00"}]'],
  ])('reads %s', async (_, content) => {
    for (const size of [1, 3, 65_536]) expect((await read(content, size)).rows).toEqual([['ação 😀']]);
  });

  it('takes the keys of all rows as headers, in the order in which they first appear', async () => {
    const { headers, rows } = await read(text([{ a: '1' }, { b: '2', a: '3' }, { c: '4' }]));
    expect(headers).toEqual(['a', 'b', 'c']);
    expect(rows).toEqual([
      ['1', '', ''],
      ['3', '2', ''],
      ['', '', '4'],
    ]);
  });

  it.each([
    ['120210123456789012345', '120210123456789012345'],
    ['1.50', '1.50'],
    ['-1e-05', '-1e-05'],
    ['0', '0'],
    ['"a\\n\\"b\\""', 'a\n"b"'],
    ['null', ''],
    ['true', ''],
    ['{"a":{"b":[1]}}', ''],
    ['[1,2]', ''],
    ['[[]]', ''],
    ['[{"indicator":"x","values":[]}]', ''],
    ['[{"indicator":"x","a":"1","b":"2","c":"3"}],"d":"4","e":"5"', ''],
    ['[]', []],
  ])('reads %s', async (json, cell) => {
    expect(await readCell(json)).toEqual(cell);
  });

  it('reads lists of actions, with their figures as the file spells them', async () => {
    const actions =
      '[{"action_type":"purchase","value":"3.10","7d_click":"2"},{"action_type":"lead","value":12.50}]';
    expect(await readCell(actions)).toEqual([
      { type: 'purchase', value: '3.10' },
      { type: 'lead', value: '12.50' },
    ]);
  });

  it('knows the line on which each row begins, and the bytes up to its end', async () => {
    const rows = ['{"ad_name":"é\\n\\u00e9",\n"spend":1}', '{"spend":12.5}', '{\r\n"spend":2}'];
    const content = `{"data":\n[${rows[0]},\n\n${rows[1]}, ${rows[2]}]\n}`;
    for (const size of [1, 5, 65_536]) {
      const { lines, ends } = await read(content, size);
      expect(lines).toEqual([2, 5, 5]);
      expect(ends).toEqual(
        rows.map((row = '') => Buffer.byteLength(content.slice(0, content.indexOf(row) + row.length))),
      );
    }
  });

  it('counts a byte order mark among the bytes', async () => {
    const content = `\uFEFF${text([ROW])}`;
    expect((await read(content)).ends).toEqual([Buffer.byteLength(content) - 1]);
  });

  it.each([
    [
      'an error of the API',
      '{"error":{"message":"Invalid token","code":190}}',
      'error of the API: Invalid token',
    ],
    ['an error among pages', '[{"data":[{"a":"1"}]},{"error":{"message":"Try later"}}]', 'Try later'],
    ['an empty list', '[]', 'it has no rows'],
    ['a page without rows', '{"data":[]}', 'it has no rows'],
    ['an object without a list', '{"paging":{}}', 'line 1 is no row'],
    ['an empty object', '{}', 'line 1 is no row'],
    ['data that is no list', '{"data":{"id":"1"}}', 'line 1 is no row'],
    ['a list of numbers', '[\n1]', 'line 2 is no row'],
    ['a list of lists', '{"data":[["a","b"]]}', 'line 1 is no row'],
    ['a number among rows', '[{"a":"1"},\n2]', 'line 2 is no row'],
    ['text behind the list', '[{"a":"1"}]\n"b"', 'line 2 is no row'],
    ['a list that breaks off', '[{"a":"1"},\n', 'it breaks off after line 1'],
    ['a row that breaks off', '[{"a":"1"},\n{"a":', 'it breaks off after line 2'],
    ['a page that breaks off', '{"data":[{"a":"1"}]', 'it breaks off after line 1'],
    ['a text that breaks off', '[{"a":"1"},\n{"a":"2', 'it breaks off after line 2'],
    [
      'a value of Python',
      '[{"a":"1"},\n{"a":NaN}]',
      'line 2 has NaN or Infinity, which are not JSON; write null',
    ],
    ['an infinite value', '[{"a":"1"},\n{"a":-Infinity}]', 'line 2 has NaN or Infinity'],
    ['a word that is no value', '[{"a":"1"},\n{"a":yes}]', 'it is not valid JSON near line 2'],
    [
      'rows under another name',
      text({ name: 'x', rows: [ROW, OTHER] }),
      'its rows are in the list "rows"; keep only',
    ],
    [
      'a long list of rows under another name',
      `{"results":[${`${JSON.stringify(ROW)},`.repeat(20_000)}`,
      'if its list "results" has the rows, keep only that list',
    ],
    ['a comma too many', '[{"a":"1"},]', '"]" in line 1'],
    ['a comma too few', '[{"a":"1"} {"a":"2"}]', '"{" in line 1'],
    ['a key without a value', '[{"a" "1"}]', '"1" in line 1'],
    ['a key that is no text', '[{1:"1"}]', '"1" in line 1'],
    ['a wrong bracket', '[{"a":"1"]', '"]" in line 1'],
    ['brackets without end', `[{"a":${'['.repeat(100_000)}`, 'line 1 nests too deep'],
    ['a text without end', `[{"a":"${'a'.repeat(3_000_000)}`, 'line 1'],
    [
      'a list without end in a row',
      `[\n{"a":[${'"b",'.repeat(400_000)}`,
      'what begins in line 2 is longer than',
    ],
    ['a row without end', `[\n{${'"a":"b",'.repeat(200_000)}`, 'what begins in line 2 is longer than'],
    ['a row of thousands of keys', text([keys(6000), keys(6000, 'b')]), '10000 columns'],
  ])('refuses %s', async (_, content, reason) => {
    await expect(read(content)).rejects.toMatchObject({
      name: 'InvalidInputError',
      argument: 'files',
      message: expect.stringMatching(/^cannot read insights\.csv: /),
    });
    await expect(read(content)).rejects.toThrow(reason);
  });

  it('reads more rows than a chunk holds, and what a long page has behind them', async () => {
    const list = `[${Array.from({ length: 20_000 }, () => JSON.stringify(ROW)).join(',\n')}]`;
    const { rows, lines } = await read(`{"data":${list},"paging":{"next":"https://x.test"}}`);
    expect(rows).toHaveLength(20_000);
    expect(lines.at(-1)).toBe(20_000);
  });

  it('gives back what was written, whatever is in the values and wherever the chunks are cut', async () => {
    const rng = createRng('json');
    const letters = ['a', '"', '\\', '\n', '\u0001', 'é', '€', '😀', '{', '}', '[', ']', ',', ':', ' '];
    const word = () =>
      Array.from(
        { length: Math.floor(rng.next() * 40) },
        () => letters[Math.floor(rng.next() * letters.length)],
      ).join('');
    for (let run = 0; run < 150; run += 1) {
      const rows = Array.from({ length: 1 + Math.floor(rng.next() * 5) }, () => ({
        name: word(),
        actions: Array.from({ length: Math.floor(rng.next() * 3) }, () => ({
          action_type: word(),
          value: word(),
        })),
        spend: word(),
      }));
      const content = JSON.stringify({ data: rows }, null, Math.floor(rng.next() * 3));
      const { rows: found } = await read(content, 1 + Math.floor(rng.next() * 30));
      expect(found).toEqual(
        rows.map(({ name, actions, spend }) => [
          name,
          actions.map(({ action_type: type, value }) => ({ type, value })),
          spend,
        ]),
      );
    }
  });
});

function keys(count: number, prefix = 'a'): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, '1']));
}
