/** Values by key, in the order in which their keys came. Whoever sets a value no longer changes it. */
export interface Table<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  entries(): Iterable<readonly [string, T]>;
}

/** Changes over a table, which stays as it is until they are committed. */
export interface Layer<T> extends Table<T> {
  commit(): void;
}

/** An empty table. */
export function createTable<T>(): Table<T> {
  const rows = new Map<string, T>();
  return {
    get: (key) => rows.get(key),
    set: (key, value) => void rows.set(key, value),
    entries: () => rows,
  };
}

/** A layer without changes yet. */
export function layerOver<T>(below: Table<T>): Layer<T> {
  const changes = new Map<string, T>();
  return {
    get: (key) => changes.get(key) ?? below.get(key),
    set: (key, value) => void changes.set(key, value),
    entries: () => (changes.size === 0 ? below.entries() : merged(below, changes)),
    commit: () => {
      for (const [key, value] of changes) below.set(key, value);
    },
  };
}

/** The values for which `holds`, in the order of their keys' coming. */
export function valuesWhere<T>(table: Table<T>, holds: (value: T) => boolean): T[] {
  const found: T[] = [];
  for (const [, value] of table.entries()) if (holds(value)) found.push(value);
  return found;
}

function* merged<T>(below: Table<T>, changes: ReadonlyMap<string, T>): Iterable<readonly [string, T]> {
  const added = new Map(changes);
  for (const [key, value] of below.entries()) {
    yield [key, changes.get(key) ?? value];
    added.delete(key);
  }
  yield* added;
}
