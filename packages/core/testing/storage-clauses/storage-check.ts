import type { Storage } from '../../src/index.ts';

/** What one clause asks of a storage that holds nothing yet. */
export type StorageCheck = {
  readonly id: string;
  readonly title: string;
  check(storage: Storage): Promise<void>;
};
