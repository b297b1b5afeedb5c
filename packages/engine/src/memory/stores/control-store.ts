import type { ControlStore } from '@adpilot/core';
import type { UseTables } from '../use-tables.ts';

/** Switches in memory. */
export function createControlStore(use: UseTables): ControlStore {
  return {
    get: ({ accountId }) =>
      use(
        ({ controls }) =>
          controls.get(accountId) ?? {
            accountId,
            stopped: false,
            reason: null,
            changedBy: null,
            changedAt: null,
            outageClosedAt: null,
          },
      ),
    set: (changed) => use(({ controls }) => controls.set(changed.accountId, { ...changed })),
  };
}
