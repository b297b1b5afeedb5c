import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../../../../shared/meta/', import.meta.url);

/**
 * A file of the collection of recorded answers and request specifications that may lie beside the repository. Its
 * licences keep it out of the project. Null where it is not there.
 */
export function sharedMetaFile(path: string): URL | null {
  const file = new URL(path, FOLDER);
  if (existsSync(file)) return file;
  // biome-ignore lint/suspicious/noConsole: a check that cannot run must not pass in silence
  console.info(`not checked against ${path}: there is no ${fileURLToPath(FOLDER)}`);
  return null;
}
