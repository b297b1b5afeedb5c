import assert from 'node:assert/strict';
import { aBudgetChange } from '../builders/a-budget-change.ts';
import { NOW } from '../builders/now.ts';
import type { StorageCheck } from './storage-check.ts';

const OWNER = { accountId: 'act_1' };
const ALWAYS = '2020-01-01T00:00:00.000Z';

/** The clauses of `BudgetChangeStore`. */
export const budgetChangeChecks: readonly StorageCheck[] = [
  {
    id: 'BC-1',
    title: 'a change that is known is left as it is',
    check: async ({ budgetChanges }) => {
      await budgetChanges.append([aBudgetChange({ to: 5000 })], OWNER);
      await budgetChanges.append([aBudgetChange({ to: 9999 }), aBudgetChange({ id: 'change-2' })], OWNER);
      assert.deepEqual(await budgetChanges.list({ ...OWNER, since: ALWAYS }), [
        aBudgetChange({ to: 5000 }),
        aBudgetChange({ id: 'change-2' }),
      ]);
    },
  },
  {
    id: 'BC-2',
    title: 'changes at or after an instant are listed, oldest first, then by id',
    check: async ({ budgetChanges }) => {
      const human = aBudgetChange({
        id: 'human',
        at: NOW,
        level: 'campaign',
        kind: 'lifetime',
        from: null,
        to: null,
        source: 'human',
        rule: null,
        decisionId: null,
      });
      const boost = aBudgetChange({ id: 'boost', at: NOW, revertAt: '2026-01-16T12:00:00.000Z' });
      const before = aBudgetChange({ id: 'before', at: '2026-01-15T11:59:59.999Z' });
      const after = aBudgetChange({ id: 'after', at: '2026-01-15T12:00:00.001Z' });
      await budgetChanges.append([after, human, before, boost], OWNER);
      await budgetChanges.append([aBudgetChange({ id: 'theirs', at: NOW })], { accountId: 'act_2' });
      assert.deepEqual(await budgetChanges.list({ ...OWNER, since: NOW }), [boost, human, after]);
    },
  },
  {
    id: 'BC-3',
    title: 'boosts that nothing has changed since are listed, however old they are',
    check: async ({ budgetChanges }) => {
      const revertAt = '2026-01-02T12:00:00.000Z';
      const open = aBudgetChange({ id: 'open', at: '2026-01-01T12:00:00.000Z', revertAt });
      const closed = aBudgetChange({
        id: 'closed',
        targetId: 'ad-set-2',
        at: '2026-01-01T12:00:00.000Z',
        revertAt,
      });
      const closing = aBudgetChange({ id: 'closing', targetId: 'ad-set-2', at: NOW });
      const sameId = aBudgetChange({ id: 'same-id', level: 'campaign', at: NOW });
      await budgetChanges.append([closing, open, closed, sameId], OWNER);
      await budgetChanges.append([aBudgetChange({ id: 'theirs', at: NOW, revertAt })], {
        accountId: 'act_2',
      });
      assert.deepEqual(await budgetChanges.listOpenBoosts(OWNER), [open]);
    },
  },
];
