import type { Tables } from './tables.ts';
import { layerTables } from './tables.ts';

/**
 * Runs one call of a store on the tables: where `work` throws, nothing of it is kept. What it gives back is a copy, so
 * that nobody outside holds a stored object.
 */
export type UseTables = <T>(work: (tables: Tables) => T) => Promise<T>;

/** Runs `work` on a layer of its own and commits it. */
export function applyTo<T>(tables: Tables, work: (tables: Tables) => T): T {
  const layer = layerTables(tables);
  const result = structuredClone(work(layer.tables));
  layer.commit();
  return result;
}
