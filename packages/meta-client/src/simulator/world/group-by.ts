/** Entities by a key of theirs, each group in the order in which they came. */
export function groupBy<E>(
  items: readonly E[],
  keyOf: (item: E) => string,
): ReadonlyMap<string, readonly E[]> {
  const groups = new Map<string, E[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
