/** A text, the id of an asset, or a set of hashtags. */
export type StyleValue = string | readonly string[];

/** Equal values have equal keys; hashtags in another order are the same hashtags. */
export function styleKey(value: StyleValue | null): string {
  return JSON.stringify(inOrder(value));
}

/** A value without an order in which nobody sees a difference. */
export function inOrder(value: StyleValue | null): StyleValue | null {
  return typeof value === 'string' || value === null ? value : value.toSorted();
}
