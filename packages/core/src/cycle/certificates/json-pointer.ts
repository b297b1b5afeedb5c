import { InvalidInputError } from '../../errors/invalid-input-error.ts';
import type { Json } from '../../shared/json.ts';

/**
 * A copy of a JSON value with another value at a JSON Pointer (RFC 6901). What the pointer names must be there.
 *
 * @throws InvalidInputError where the pointer names nothing
 */
export function setAtPointer(json: Json, pointer: string, value: Json): Json {
  const [root, ...keys] = pointer.split('/').map(unescaped);
  if (root !== '') throw namesNothing(pointer);
  return set(json, keys, value, pointer);
}

function set(json: Json, [key, ...rest]: readonly string[], value: Json, pointer: string): Json {
  if (key === undefined) return value;
  if (typeof json !== 'object' || json === null || !Object.keys(json).includes(key))
    throw namesNothing(pointer);
  if (isList(json)) {
    return json.map((item, index) => (String(index) === key ? set(item, rest, value, pointer) : item));
  }
  return { ...json, [key]: set(json[key] ?? null, rest, value, pointer) };
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
