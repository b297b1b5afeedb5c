import { stat } from 'node:fs/promises';
import { InvalidInputError } from '@adpilot/core';
import type { ConversionEvent } from './conversion-event.ts';
import { type ReadRow, readExport } from './read-export.ts';

/** How far reading has come, over all files. */
export type ReadProgress = {
  readonly bytes: number;
  readonly totalBytes: number;
  /** Rows read so far, malformed ones included. */
  readonly rows: number;
};

/** How to read several files. */
export type ReadExportsOptions = {
  readonly event: ConversionEvent;
  /** Of files that do not name theirs. */
  readonly currency: string | null;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((progress: ReadProgress) => void) | undefined;
};

const PROGRESS_STEP_BYTES = 1_048_576;

/**
 * Streams the rows of several files one after the other, and reports about once per mebibyte and at the end.
 *
 * @throws InvalidInputError where a file cannot be read, or two differ in currency; the signal's reason once it aborts
 */
export async function* readExports(
  files: readonly string[],
  { event, currency, signal, onProgress }: ReadExportsOptions,
): AsyncGenerator<ReadRow & { readonly file: string }, void, undefined> {
  const sizes = await Promise.all(files.map(sizeOf));
  const totalBytes = sizes.reduce((sum, size) => sum + size, 0);
  let agreed: string | null = null;
  let rows = 0;
  let finished = 0;
  let reported = 0;
  for (const [index, file] of files.entries()) {
    for await (const read of readExport(file, { event, currency })) {
      signal?.throwIfAborted();
      if (agreed !== null && agreed !== read.currency) throw twoCurrencies(file, agreed, read.currency);
      agreed = read.currency;
      rows += 1;
      yield { ...read, file };
      const bytes = finished + read.bytes;
      if (bytes - reported < PROGRESS_STEP_BYTES) continue;
      reported = bytes;
      onProgress?.({ bytes, totalBytes, rows });
    }
    finished += sizes[index] ?? 0;
  }
  onProgress?.({ bytes: totalBytes, totalBytes, rows });
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (cause) {
    throw new InvalidInputError({ argument: 'files', message: `cannot read ${file}`, cause });
  }
}

function twoCurrencies(file: string, one: string, other: string): InvalidInputError {
  const message = `the amounts of ${file} are in ${other}, those before it in ${one}`;
  return new InvalidInputError({ argument: 'files', message });
}
