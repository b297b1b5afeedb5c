import { isAscii, isUtf8 } from 'node:buffer';

/** An encoding in which exports come. Spreadsheet programs write the last three. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What the first bytes of a file say of its encoding. */
export type ByteOrderMark = { readonly encoding: TextEncoding; readonly length: number };

const MARKS: readonly { readonly encoding: TextEncoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** Letters at the start of a file by which UTF-16 without a byte order mark is told: every other byte is zero. */
const TELLING_LETTERS = 4;

/** The byte order mark at the start of a file, one of no length where UTF-16 goes without, or null. */
export function findByteOrderMark(head: Uint8Array): ByteOrderMark | null {
  const mark = MARKS.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  if (mark !== undefined) return { encoding: mark.encoding, length: mark.bytes.length };
  const zeros = [...head.subarray(0, 2 * TELLING_LETTERS)].map((byte) => (byte === 0 ? '0' : 'x')).join('');
  if (zeros === 'x0'.repeat(TELLING_LETTERS)) return { encoding: 'utf-16le', length: 0 };
  return zeros === '0x'.repeat(TELLING_LETTERS) ? { encoding: 'utf-16be', length: 0 } : null;
}

/**
 * The encoding of text without a byte order mark: Windows-1252 where it is not UTF-8, save for single characters that
 * are broken. Null as long as it is all ASCII, in which the two agree.
 */
export function detectEncoding(text: Uint8Array): 'utf-8' | 'windows-1252' | null {
  if (isAscii(text)) return null;
  if (isUtf8(text)) return 'utf-8';
  const decoded = new TextDecoder().decode(text);
  const [broken, whole] = [/\uFFFD/g, /[\u0080-\uFFFC]/g].map(
    (characters) => decoded.match(characters)?.length ?? 0,
  );
  return (whole ?? 0) > (broken ?? 0) ? 'utf-8' : 'windows-1252';
}

/** How many bytes of the text there are before a UTF-8 character whose last bytes are yet to come. */
export function completeLength(text: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, text.length); back += 1) {
    const byte = text[text.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return lengthOfCharacter(byte) > back ? text.length - back : text.length;
  }
  return text.length;
}

function lengthOfCharacter(leadByte: number): number {
  if (leadByte >= 0xf0) return 4;
  return leadByte >= 0xe0 ? 3 : 2;
}
