import { InvalidInputError } from '../errors/invalid-input-error.ts';

/** Plain JSON: what is stored, hashed, printed or handed to `planCycle`. Absent is `null`, never a missing key. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * JSON text with the keys of every object in code-unit order, so that equal data give equal bytes.
 *
 * @throws InvalidInputError where a value has no JSON form (`undefined`, a function, NaN, Infinity, a bigint, a
 * `Date`, a `Map`).
 */
export function canonicalJson(value: unknown): string {
  return textOf(value, null);
}

/** {@link canonicalJson} in pieces, for what is too long to be held as one text and a sorted copy. */
export function canonicalPieces(value: unknown): Iterable<string> {
  return piecesOf(value, null, PIECE_DEPTH);
}

// A plan, its lists, and each of their items in one piece.
const PIECE_DEPTH = 2;

function* piecesOf(value: unknown, path: Path | null, depth: number): Generator<string> {
  if (depth > 0 && Array.isArray(value)) {
    yield '[';
    for (let step = 0; step < value.length; step += 1) {
      if (step > 0) yield ',';
      yield* piecesOf(value[step], { parent: path, step }, depth - 1);
    }
    yield ']';
  } else if (depth > 0 && isLiteral(value)) {
    let before = '{';
    for (const step of inCodeUnitOrder(Object.keys(value))) {
      yield `${before}${JSON.stringify(step)}:`;
      yield* piecesOf(value[step], { parent: path, step }, depth - 1);
      before = ',';
    }
    yield before === '{' ? '{}' : '}';
  } else yield textOf(value, path);
}

function textOf(value: unknown, path: Path | null): string {
  const inOrder = sortKeys(value);
  return inOrder === UNSORTABLE ? write(value, path) : JSON.stringify(inOrder);
}

const UNSORTABLE = Symbol('not for JSON.stringify');

/** A copy with sorted keys, for the fast writer of the platform; unsortable where that would write something else. */
function sortKeys(value: unknown): unknown {
  if (isScalar(value)) return value;
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (let index = 0; index < value.length; index += 1) {
      const item = sortKeys(value[index]);
      if (item === UNSORTABLE) return UNSORTABLE;
      items.push(item);
    }
    return items;
  }
  if (!isLiteral(value)) return UNSORTABLE;
  const members: Record<string, unknown> = {};
  for (const key of inCodeUnitOrder(Object.keys(value))) {
    const sorted = isOutOfOrder(key) ? UNSORTABLE : sortKeys(value[key]);
    if (sorted === UNSORTABLE) return UNSORTABLE;
    members[key] = sorted;
  }
  return members;
}

/** An object as a literal makes it. Asking for no more costs less than {@link isPlainObject}. */
function isLiteral(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** In place and by insertion: objects have few keys, and thousands are written at a time. */
function inCodeUnitOrder(keys: string[]): readonly string[] {
  for (let end = 1; end < keys.length; end += 1) {
    const key = keys[end] ?? '';
    let at = end;
    for (; at > 0; at -= 1) {
      const before = keys[at - 1] ?? '';
      if (before <= key) break;
      keys[at] = before;
    }
    keys[at] = key;
  }
  return keys;
}

/** Objects keep numbers before other keys, and one name for their prototype. */
function isOutOfOrder(key: string): boolean {
  return (key >= '0' && key < ':') || key === '__proto__';
}

/** The way to a value from the root, innermost step first: it is spelled out only where something is wrong. */
type Path = { readonly parent: Path | null; readonly step: string | number };

function write(value: unknown, path: Path | null): string {
  if (isScalar(value)) return JSON.stringify(value);
  if (Array.isArray(value)) {
    return `[${value.map((item, step) => write(item, { parent: path, step })).join(',')}]`;
  }
  if (isPlainObject(value)) {
    const members = inCodeUnitOrder(Object.keys(value)).map(
      (key) => `${JSON.stringify(key)}:${write(value[key], { parent: path, step: key })}`,
    );
    return `{${members.join(',')}}`;
  }
  const at = spell(path);
  throw new InvalidInputError({ argument: at, message: `${at} has no JSON form: ${String(value)}` });
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return typeof value === 'string' || value === null || typeof value === 'boolean' || Number.isFinite(value);
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && Object.prototype.toString.call(value) === '[object Object]';
}

function spell(path: Path | null): string {
  if (path === null) return '$';
  const { parent, step } = path;
  return `${spell(parent)}${typeof step === 'number' ? `[${step}]` : `.${step}`}`;
}
