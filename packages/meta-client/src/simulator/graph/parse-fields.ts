import { fieldSyntaxError } from './graph-errors.ts';

/** A field that was asked for, with what was asked for inside it. */
export type FieldSelection = { readonly name: string; readonly inner: readonly FieldSelection[] | null };

const TOKEN = /\s*([A-Za-z0-9_]+|[{},])\s*/y;

/**
 * Reads a field list such as `id,name,creative{id,title}`.
 *
 * @throws GraphError for anything else
 */
export function parseFields(text: string): readonly FieldSelection[] {
  const tokens = tokenize(text);
  let at = 0;

  function list(): readonly FieldSelection[] {
    const fields = [field()];
    while (tokens[at] === ',') {
      at += 1;
      fields.push(field());
    }
    return fields;
  }

  function field(): FieldSelection {
    const name = tokens[at] ?? '';
    if (!/^\w+$/.test(name)) throw fieldSyntaxError(text);
    at += 1;
    if (tokens[at] !== '{') return { name, inner: null };
    at += 1;
    const inner = list();
    if (tokens[at] !== '}') throw fieldSyntaxError(text);
    at += 1;
    return { name, inner };
  }

  const fields = list();
  if (at < tokens.length) throw fieldSyntaxError(text);
  return fields;
}

function tokenize(text: string): readonly string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) throw fieldSyntaxError(text);
    tokens.push(match[1] ?? '');
  }
  return tokens;
}
