import { InvalidInputError } from '../../errors/invalid-input-error.ts';
import type { Json } from '../../shared/json.ts';

/**
 * A copy of a JSON value with another value at a JSON Pointer (RFC 6901). What the pointer names must be there, and the
 * value be of its shape; null is of every shape.
 *
 * @throws InvalidInputError where the pointer names nothing, or something of another shape than the value
 */
export function setAtPointer(json: Json, pointer: string, value: Json): Json {
  const [root, ...keys] = pointer.split('/').map(unescaped);
  if (root !== '') throw namesNothing(pointer);
  return set(json, keys, value, pointer);
}

function set(json: Json, [key, ...rest]: readonly string[], value: Json, pointer: string): Json {
  if (key === undefined) return alike(json, value, pointer);
  if (typeof json !== 'object' || json === null || !Object.keys(json).includes(key))
    throw namesNothing(pointer);
  if (isList(json)) {
    return json.map((item, index) => (String(index) === key ? set(item, rest, value, pointer) : item));
  }
  return { ...json, [key]: set(json[key] ?? null, rest, value, pointer) };
}

function alike(present: Json, value: Json, pointer: string): Json {
  if (isOfShape(value, present)) return value;
  throw new InvalidInputError({
    argument: 'counterfactual.edit',
    message: `not of the shape of what stands there: ${pointer}`,
  });
}

function isOfShape(value: Json, present: Json): boolean {
  if (typeof value === 'number' && !Number.isFinite(value)) return false;
  if (value === null || present === null) return true;
  if (isList(value) || isList(present)) return isList(value) && isList(present);
  if (typeof value !== 'object' || typeof present !== 'object') return typeof value === typeof present;
  const keys = Object.keys(present);
  return (
    keys.length === Object.keys(value).length &&
    keys.every((key) => Object.hasOwn(value, key) && isOfShape(value[key] ?? null, present[key] ?? null))
  );
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

function unescaped(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}

function namesNothing(pointer: string): InvalidInputError {
  return new InvalidInputError({
    argument: 'counterfactual.edit',
    message: `the pointer names nothing: ${pointer}`,
  });
}
