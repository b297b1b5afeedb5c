import { readFileSync } from 'node:fs';
import { sharedMetaFile } from './shared-meta.ts';

/** A file of recorded answers as it is parsed by `schema`; null where the collection is not there. */
export function recordedAnswers<T>(name: string, schema: { parse(value: unknown): T }): T | null {
  const file = sharedMetaFile(`fixtures/${name}`);
  return file === null ? null : schema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
