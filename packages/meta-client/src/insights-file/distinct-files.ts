import { createHash } from 'node:crypto';
import { InvalidInputError } from '@adpilot/core';
import { createFileSource } from './table/byte-source.ts';

/**
 * Makes sure that no file counts twice, be it under another name.
 *
 * @param files with their sizes in bytes: only those of one size are compared
 * @throws InvalidInputError where two have the same content
 */
export async function requireDistinctFiles(
  files: readonly { readonly file: string; readonly size: number }[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const fileByDigest = new Map<string, string>();
  for (const { file, size } of files) {
    if (files.filter((other) => other.size === size).length === 1) continue;
    const digest = await digestOf(file, signal);
    const twin = fileByDigest.get(digest);
    fileByDigest.set(digest, file);
    if (twin === undefined) continue;
    const message = file === twin ? `${file} is given twice` : `${file} has the same content as ${twin}`;
    throw new InvalidInputError({ argument: 'files', message });
  }
}

async function digestOf(file: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createFileSource(file, signal).read()) hash.update(chunk);
  return hash.digest('hex');
}
