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
  return write(value, null);
}

/** The way to a value from the root, innermost step first: it is spelled out only where something is wrong. */
type Path = { readonly parent: Path | null; readonly step: string | number };

function write(value: unknown, path: Path | null): string {
  if (isScalar(value)) return JSON.stringify(value);
  if (Array.isArray(value)) {
    return `[${value.map((item, step) => write(item, { parent: path, step })).join(',')}]`;
  }
  if (isPlainObject(value)) {
    const members = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${write(value[key], { parent: path, step: key })}`);
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
