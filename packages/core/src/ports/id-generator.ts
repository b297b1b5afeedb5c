/**
 * Where our own ids come from.
 *
 * - ID-1: no two calls give the same id.
 * - ID-2: ids sort in the order in which they were made.
 */
export interface IdGenerator {
  next(): string;
}
