import type { ByteSource } from './byte-source.ts';
import { type ByteOrderMark, findByteOrderMark } from './text-encoding.ts';
import { unreadable } from './unreadable.ts';

/** What the start of a file says of it. */
export type ExportKind = { readonly format: 'csv' | 'json'; readonly mark: ByteOrderMark | null };

const HEAD_LENGTH = 65_536;
const MARKUP = /^<[!?a-z]/i;

const NOT_TEXT: readonly { readonly bytes: readonly number[]; readonly reason: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], reason: 'it is a spreadsheet or a zip archive; export it as CSV' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], reason: 'it is a spreadsheet; export it as CSV' },
  { bytes: [0x1f, 0x8b], reason: 'it is compressed with gzip; unpack it first' },
];

/**
 * Tells JSON by its first bracket and refuses what is no text, whatever the file is called.
 *
 * @throws InvalidInputError where the file is empty, or is not text
 */
export async function sniffExport(source: ByteSource): Promise<ExportKind> {
  const head = await readHead(source);
  const known = NOT_TEXT.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  if (known !== undefined) throw unreadable(source.file, known.reason);
  const mark = findByteOrderMark(head);
  const text = new TextDecoder(mark?.encoding ?? 'utf-8').decode(head).trimStart();
  if (text === '') throw unreadable(source.file, 'it is empty');
  if (text.includes('\0'))
    throw unreadable(source.file, 'it is not text in an encoding that can be told; save it as UTF-8');
  if (MARKUP.test(text))
    throw unreadable(source.file, 'it is a web page or a spreadsheet in XML; export it as CSV');
  return { format: /^[[{]/.test(text) ? 'json' : 'csv', mark };
}

async function readHead(source: ByteSource): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source.read()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= HEAD_LENGTH) break;
  }
  return Buffer.concat(chunks);
}
