import { TextDecoder } from 'node:util';
import type { ByteSource } from './byte-source.ts';
import { type ByteOrderMark, completeLength, detectEncoding, type TextEncoding } from './text-encoding.ts';

/** One reading of an export as text. */
export type TextReading = {
  /** In UTF-8, without a byte order mark. */
  readonly chunks: AsyncGenerator<Uint8Array, void, undefined>;
  /** Bytes of the file up to an offset into the text; where the file is not in UTF-8, bytes read so far. */
  bytesAt(offset: number): number;
};

/**
 * Reads a file as text. Without a byte order mark, the first chunk that goes beyond ASCII decides for the whole file:
 * UTF-8, else Windows-1252, in which spreadsheet programs save.
 */
export function readText(source: ByteSource, mark: ByteOrderMark | null): TextReading {
  let encoding: TextEncoding | null = mark?.encoding ?? null;
  let read = 0;
  let decoder: TextDecoder | null = null;
  let held: Uint8Array = new Uint8Array();

  function decode(chunk: Uint8Array, stream: boolean): Uint8Array {
    const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    const end = encoding === null && stream ? completeLength(bytes) : bytes.length;
    const [text, rest] = [bytes.subarray(0, end), bytes.subarray(end)];
    held = rest;
    encoding ??= detectEncoding(text);
    if (encoding === null || encoding === 'utf-8') return text;
    decoder ??= new TextDecoder(encoding);
    return Buffer.from(decoder.decode(text, { stream }));
  }

  async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of source.read()) {
      const skipped = Math.min(chunk.length, Math.max(0, (mark?.length ?? 0) - read));
      read += chunk.length;
      const text = decode(chunk.subarray(skipped), true);
      if (text.length > 0) yield text;
    }
    const text = decode(new Uint8Array(), false);
    if (text.length > 0) yield text;
  }

  return {
    chunks: chunks(),
    bytesAt: (offset) => (decoder === null ? (mark?.length ?? 0) + offset : read),
  };
}
