import { InvalidInputError } from '../errors/invalid-input-error.ts';

/** Plain JSON: what is stored, hashed, printed or handed to `planCycle`. Absent is `null`, never a missing key. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * JSON text with the keys of every object in code-unit order, so that equal data give equal bytes.
 *
 * @throws InvalidInputError where a value has no JSON form (`undefined`, a function, NaN, Infinity, a bigint, a
 * `Date`, a `Map`).
 */
export function canonicalJson(value: unknown, path = '$'): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw noJsonForm(path, value);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map((item, index) => canonicalJson(item, `${path}[${index}]`)).join(',')}]`;
  }
  if (typeof value === 'object' && Object.prototype.toString.call(value) === '[object Object]') {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${members.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item, `${path}.${key}`)}`).join(',')}}`;
  }
  throw noJsonForm(path, value);
}

function noJsonForm(path: string, value: unknown): InvalidInputError {
  return new InvalidInputError({ argument: path, message: `${path} has no JSON form: ${String(value)}` });
}
