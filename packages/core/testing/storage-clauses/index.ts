import type { Storage } from '../../src/index.ts';
import type { Clause } from '../clause.ts';
import { actionChecks } from './action-checks.ts';
import { approvalChecks } from './approval-checks.ts';
import { budgetChangeChecks } from './budget-change-checks.ts';
import { controlChecks } from './control-checks.ts';
import { cycleChecks } from './cycle-checks.ts';
import { entityChecks } from './entity-checks.ts';
import { experimentChecks } from './experiment-checks.ts';
import { insightChecks } from './insight-checks.ts';
import { intradayChecks } from './intraday-checks.ts';
import { leaseChecks } from './lease-checks.ts';
import { planChecks } from './plan-checks.ts';
import type { StorageCheck } from './storage-check.ts';
import { transactionChecks } from './transaction-checks.ts';

const CHECKS: readonly StorageCheck[] = [
  ...entityChecks,
  ...insightChecks,
  ...intradayChecks,
  ...experimentChecks,
  ...budgetChangeChecks,
  ...planChecks,
  ...actionChecks,
  ...approvalChecks,
  ...cycleChecks,
  ...controlChecks,
  ...leaseChecks,
  ...transactionChecks,
];

/**
 * The contract of a storage, clause by clause, for whatever runs the tests of an adapter.
 *
 * ```ts
 * for (const { id, title, run } of storageClauses(async () => createMemoryStorage())) it(`${id}: ${title}`, run);
 * ```
 *
 * @param makeStorage gives a storage that holds nothing yet; each clause closes its own
 */
export function storageClauses(makeStorage: () => Promise<Storage>): readonly Clause[] {
  return CHECKS.map(({ id, title, check }) => ({
    id,
    title,
    run: async () => {
      const storage = await makeStorage();
      try {
        await check(storage);
      } finally {
        await storage.close();
      }
    },
  }));
}
