import {
  type AccountRequest,
  type ActionRecord,
  type AdPlatform,
  type BudgetOwner,
  type CurrentValue,
  type EntityRef,
  isIncrease,
  type PlatformErrorKind,
  type Signal,
} from '@adpilot/core';
import { isPlatformError } from '../is-platform-error.ts';

/** What the platform holds at the moment, by entity id. */
export type PresentValues = Map<string, CurrentValue>;

/**
 * Reads in one batched call what the actions are compared with, and, where budgets are to be raised, every budget that
 * counts into the cap. What does not exist, or cannot be read, is left out.
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
  const values = await readEach(platform, targets, { accountId, ...(signal ? { signal } : {}) });
  return new Map(values.map((value) => [value.id, value]));
}

/** One entity that cannot be read must not keep the others from being looked at: it is searched for by halves. */
async function readEach(
  platform: AdPlatform,
  targets: readonly EntityRef[],
  request: AccountRequest,
): Promise<readonly CurrentValue[]> {
  try {
    const values = await platform.readCurrentValues({ ...request, targets });
    return values.filter((value) => value !== null);
  } catch (error) {
    if (!isPlatformError(error) || !OF_ONE_ENTITY.includes(error.kind)) throw error;
    if (targets.length === 1) return [];
    const half = Math.ceil(targets.length / 2);
    const [first, second] = [targets.slice(0, half), targets.slice(half)];
    return [...(await readEach(platform, first, request)), ...(await readEach(platform, second, request))];
  }
}

const OF_ONE_ENTITY: readonly PlatformErrorKind[] = ['permission', 'invalid_request', 'not_found'];

function toRef({ level, id }: { readonly level: string; readonly id: string }): readonly EntityRef[] {
  return level === 'campaign' || level === 'ad_set' || level === 'ad' ? [{ level, id }] : [];
}
