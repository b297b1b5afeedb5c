import * as z from 'zod';

/** `T` where every key of every object may be left out. Lists and maps are given whole or not at all. */
export type Sparse<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? string extends keyof T
      ? T
      : { readonly [K in keyof T]?: Sparse<T[K]> }
    : T;

/**
 * The schema of a part of what `schema` takes: the same keys and values, none required, no defaults. What several
 * keys must be together is not checked, for the rest of them is elsewhere.
 */
export function sparse<T>(schema: z.ZodType<T>): z.ZodType<Sparse<T>> {
  return withoutDefaults(schema) as z.ZodType<Sparse<T>>;
}

function withoutDefaults(schema: unknown): unknown {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return withoutDefaults(schema.unwrap());
  if (!(schema instanceof z.ZodObject)) return schema;
  const entries = Object.entries(schema.shape).map(([key, inner]) => [
    key,
    z.exactOptional(withoutDefaults(inner) as z.ZodType),
  ]);
  return z.strictObject(Object.fromEntries(entries));
}
