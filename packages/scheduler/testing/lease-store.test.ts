import type { LeaseStore, Storage } from '@adpilot/core';
import { storageClauses } from '@adpilot/core/testing';
import { describe, it } from 'vitest';
import { createLeaseStore } from './lease-store.ts';

// Of a storage the scheduler uses the leases alone.
const makeStorage = async (): Promise<Storage> => {
  const leases: LeaseStore = createLeaseStore();
  return { leases, close: () => Promise.resolve() } as Storage;
};

describe('the contract of leases', () => {
  const clauses = storageClauses(makeStorage).filter(({ id }) => id.startsWith('LE-'));
  for (const { id, title, run } of clauses) it(`${id}: ${title}`, run);
});
