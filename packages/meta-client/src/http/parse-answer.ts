import type * as z from 'zod';
import { refusal } from '../errors/refusal.ts';

/**
 * Reads an answer by its schema. An answer of another shape is an error that names the place; it is never repaired.
 *
 * @throws PlatformError of kind `invalid_request`
 */
export function parseAnswer<T>(
  schema: z.ZodType<T>,
  body: unknown,
  { accountId, path }: { readonly accountId: string; readonly path: string },
): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const places = result.error.issues.map((issue) => `${issue.path.join('.') || 'answer'}: ${issue.message}`);
  throw refusal('invalid_request', `${path} answered in an unknown shape: ${places.join('; ')}`, {
    accountId,
    path,
  });
}
