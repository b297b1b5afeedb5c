import type { Json } from '../shared/json.ts';

/** A field of what may be an object; null where it is none, or has no such field. */
export function fieldOf(value: Json, key: string): Json {
  return isObject(value) && Object.hasOwn(value, key) ? (value[key] ?? null) : null;
}

/** The items of what may be a list. */
export function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** Whether a value of JSON has fields. */
export function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
