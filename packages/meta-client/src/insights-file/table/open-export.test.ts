import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ByteSource } from './byte-source.ts';
import { openExport, openTable } from './open-export.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-export-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

const zip = Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]);
const workbook = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const gzip = Uint8Array.from([0x1f, 0x8b, 0x08, 0x00]);

describe('openExport', () => {
  it.each([
    ['JSON that is called CSV', 'named.csv', '\n [{"spend":"1"}]', 'json'],
    ['CSV that is called JSON', 'named.json', 'Day,Spend\nd1,1\n', 'csv'],
  ])('tells %s by its content', async (_, name, content, format) => {
    expect((await openExport(await write(name, content))).format).toBe(format);
  });

  it.each([
    ['an .xlsx', zip, 'it is a spreadsheet or a zip archive; export it as CSV'],
    ['an .xls', workbook, 'it is a spreadsheet; export it as CSV'],
    ['gzip', gzip, 'it is compressed with gzip; unpack it first'],
    [
      'bytes that are no text',
      Uint8Array.from([0x44, 0x61, 0x00, 0x01]),
      'it is not text in an encoding that can be told; save it',
    ],
    ['a web page', '\n<!DOCTYPE html><html>', 'it is a web page or a spreadsheet in XML; export it as CSV'],
    ['a table of HTML', '<table><tr><td>Day', 'it is a web page or a spreadsheet in XML; export it as CSV'],
    ['an empty file', '', 'it is empty'],
    ['blank lines', ' \r\n\n', 'it is empty'],
    ['but a byte order mark', '\uFEFF', 'it is empty'],
  ])('refuses %s', async (_, content, reason) => {
    const file = await write('refused', content);
    await expect(openExport(file)).rejects.toMatchObject({ name: 'InvalidInputError', argument: 'files' });
    await expect(openExport(file)).rejects.toThrow(`cannot read ${file}: ${reason}`);
  });

  it('refuses a directory and a file that is not there', async () => {
    await expect(openExport(folder)).rejects.toThrow(`cannot read ${folder}: it is a directory`);
    const file = join(folder, 'missing.csv');
    await expect(openExport(file)).rejects.toThrow(`cannot read ${file}: there is no such file`);
  });

  it.each([
    ['CSV', `Day,Spend\n${'d1,1\n'.repeat(100_000)}`],
    ['JSON', `[${'{"spend":"1"},\n'.repeat(100_000)}{}]`.replace(',\n{}]', ']')],
  ])('stops reading %s with the reason of an aborted signal', async (_, content) => {
    const file = await write('aborted', content);
    const reason = new Error('enough');
    await expect(openExport(file, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const { records } = await openExport(file, { signal: controller.signal });
    let read = 0;
    const reading = (async () => {
      for await (const _record of records()) {
        read += 1;
        if (read === 10) controller.abort(reason);
      }
    })();
    await expect(reading).rejects.toBe(reason);
    expect(read).toBeLessThan(100_000);
  });

  it.each([
    ['CSV', `Day,Spend\n${'d1,1\n'.repeat(5000)}`],
    ['JSON', `[${'{"spend":"1"},'.repeat(5000)}{"spend":"2"}]`],
  ])('closes %s when a reader stops early, and at its end', async (_, content) => {
    let open = 0;
    const source: ByteSource = {
      file: 'export',
      async *read() {
        open += 1;
        try {
          for (let at = 0; at < content.length; at += 64) yield Buffer.from(content.slice(at, at + 64));
        } finally {
          open -= 1;
        }
      },
    };
    const table = await openTable(source);
    expect(open).toBe(0);
    for await (const _record of table.records()) {
      expect(open).toBe(1);
      break;
    }
    expect(open).toBe(0);
    for await (const _record of table.records()) expect(open).toBeLessThanOrEqual(1);
    expect(open).toBe(0);
  });
});
