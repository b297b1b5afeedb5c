import * as z from 'zod';
import { parameterError } from './graph-errors.ts';
import { parseJsonParam } from './parse-json-param.ts';

const filterSchema = z.array(
  z.object({
    field: z.string(),
    operator: z.literal(['IN', 'EQUAL']),
    value: z.union([z.string(), z.array(z.string())]),
  }),
);

/**
 * The parameter `filtering`, as far as it names ids: `[{ field: 'adset.id', operator: 'IN', value: ['1'] }]`.
 *
 * @param fields how the id behind each field is read
 * @throws GraphError for other fields and operators
 */
export function parseIdFilters<T>(
  params: URLSearchParams,
  fields: Readonly<Record<string, (item: T) => string>>,
): (item: T) => boolean {
  const filters = filterSchema.safeParse(parseJsonParam(params, 'filtering') ?? []);
  if (!filters.success) throw parameterError('Param filtering must be a list of id filters (IN, EQUAL)');
  const conditions = filters.data.map(({ field, value }) => {
    const idOf = Object.hasOwn(fields, field) ? fields[field] : undefined;
    if (!idOf) throw parameterError(`Filtering field ${field} is invalid`);
    const wanted = new Set([value].flat());
    return (item: T) => wanted.has(idOf(item));
  });
  return (item) => conditions.every((holds) => holds(item));
}
