import { stat } from 'node:fs/promises';
import { asUnreadable, unreadable } from './unreadable.ts';

/** Tells one state of a file from another. */
export type FileVersion = string;

/**
 * A file is read more than once: what is behind the name has to be there again, and has to be the same.
 *
 * @throws InvalidInputError where there is no file, or something that can be read once at most
 */
export async function identifyFile(
  file: string,
): Promise<{ readonly size: number; readonly version: FileVersion }> {
  const found = await stat(file).catch((error: unknown) => {
    throw asUnreadable(file, error);
  });
  if (found.isDirectory()) throw unreadable(file, 'it is a directory');
  if (!found.isFile()) throw unreadable(file, 'it is no file but a stream: save it first');
  return { size: found.size, version: `${found.ino} ${found.size} ${found.mtimeMs}` };
}

/** @throws InvalidInputError where the file is another one than it was, or has been written to since */
export async function requireUnchanged({
  file,
  version,
}: {
  readonly file: string;
  readonly version: FileVersion;
}): Promise<void> {
  if ((await identifyFile(file)).version === version) return;
  throw unreadable(file, 'it changed while it was read; try again when it is complete');
}
