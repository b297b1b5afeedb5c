import * as z from 'zod';

/** The labels of an entity, read as `adlabels{name}`. */
export const labels = z.array(z.object({ name: z.string() })).nullish();

/** The names alone; none where there are no labels. */
export function labelNames(value: z.infer<typeof labels>): readonly string[] {
  return value?.map(({ name }) => name) ?? [];
}
