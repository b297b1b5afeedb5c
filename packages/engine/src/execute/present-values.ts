import {
  type ActionRecord,
  type AdPlatform,
  type BudgetOwner,
  type CurrentValue,
  type EntityRef,
  isIncrease,
  type Signal,
} from '@adpilot/core';

/** What the platform holds at the moment, by entity id. */
export type PresentValues = Map<string, CurrentValue>;

/**
 * Reads in one batched call what the actions are compared with, and, where budgets are to be raised, every budget that
 * counts into the cap.
 */
export async function readPresentValues(
  platform: AdPlatform,
  records: readonly ActionRecord[],
  {
    accountId,
    owners,
    signal,
  }: {
    readonly accountId: string;
    readonly owners: readonly BudgetOwner[];
    readonly signal?: Signal | undefined;
  },
): Promise<PresentValues> {
  const raising = records.some(({ action }) => isIncrease(action));
  const refs = [
    ...records.flatMap(({ target }) => toRef(target)),
    ...(raising ? owners.flatMap(({ target }) => toRef(target)) : []),
  ];
  const targets = [...new Map(refs.map((ref) => [ref.id, ref])).values()];
  if (targets.length === 0) return new Map();
  const values = await platform.readCurrentValues({ accountId, targets, ...(signal ? { signal } : {}) });
  return new Map(values.flatMap((value) => (value ? [[value.id, value]] : [])));
}

function toRef({ level, id }: { readonly level: string; readonly id: string }): readonly EntityRef[] {
  return level === 'campaign' || level === 'ad_set' || level === 'ad' ? [{ level, id }] : [];
}
