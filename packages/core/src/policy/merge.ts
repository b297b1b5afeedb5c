/** `part` over `base`: objects key by key, everything else whole. What is undefined in `part` leaves `base` as it is. */
export function merge(base: unknown, part: unknown): unknown {
  if (part === undefined) return base;
  if (!isGroup(base) || !isGroup(part)) return part;
  const keys = Object.keys(part).map((key) => [key, merge(base[key], part[key])]);
  return { ...base, ...Object.fromEntries(keys) };
}

/** Whether a value of a policy has keys of its own. */
export function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
