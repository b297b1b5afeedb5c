import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from './refusal.ts';

/** A tree of files with changes that are not written yet. Paths are relative to its root. */
export type Draft = {
  list(folder: string): readonly string[];
  /** @throws Refusal where there is no such file */
  read(path: string): string;
  /** @throws Refusal where the file is there already */
  create(path: string, text: string): void;
  /**
   * @param what is looked for in the file, for the refusal
   * @throws Refusal where `change` gives null: it did not find that
   */
  edit(path: string, what: string, change: (source: string) => string | null): void;
  /** Replaces every changed text, in the order in which the files were changed first. */
  map(change: (path: string, text: string) => string): void;
  /** Writes everything, and gives the paths. */
  write(): { readonly created: readonly string[]; readonly edited: readonly string[] };
};

/** Nothing is written before `write`. */
export function createDraft(root: string): Draft {
  const texts = new Map<string, string>();
  const created: string[] = [];
  const read = (path: string): string => {
    const text = texts.get(path);
    if (text !== undefined) return text;
    if (!existsSync(join(root, path))) throw new Refusal(`${path} is not there.`);
    return readFileSync(join(root, path), 'utf8');
  };
  return {
    list: (folder) => readdirSync(join(root, folder)),
    read,
    create: (path, text) => {
      if (texts.has(path) || existsSync(join(root, path))) throw new Refusal(`${path} is there already.`);
      texts.set(path, text);
      created.push(path);
    },
    edit: (path, what, change) => {
      const text = change(read(path));
      if (text === null) throw new Refusal(`${path} has no ${what}.`);
      texts.set(path, text);
    },
    map: (change) => {
      for (const [path, text] of texts) texts.set(path, change(path, text));
    },
    write: () => {
      for (const [path, text] of texts) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      return { created, edited: [...texts.keys()].filter((path) => !created.includes(path)) };
    },
  };
}
