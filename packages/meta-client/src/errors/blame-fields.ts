import * as z from 'zod';
import { parseJson } from '../wire/parse-json.ts';

const errorData = z.object({
  blame_field: z.string().nullish().catch(null),
  blame_field_specs: z
    .array(z.array(z.union([z.string(), z.number()])))
    .nullish()
    .catch(null),
});

/**
 * The request fields that Meta blames, as dotted paths. `error_data` comes as an object, as JSON text, as the text
 * "null", or not at all.
 */
export function parseBlameFields(data: unknown): readonly string[] {
  const result = errorData.safeParse(typeof data === 'string' ? parseJson(data) : data);
  if (!result.success) return [];
  const { blame_field: field, blame_field_specs: specs } = result.data;
  return specs?.map((path) => path.join('.')) ?? (field ? [field] : []);
}
