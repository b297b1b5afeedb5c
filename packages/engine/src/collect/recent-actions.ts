import { type ActionRecord, addHours, type Instant, type RecentAction, type Stores } from '@adpilot/core';

/** As far back as limits on sums over time look. */
const HOURS = 48;

/** What took effect lately. */
export async function recentActions(
  { actions }: Pick<Stores, 'actions'>,
  accountId: string,
  now: Instant,
): Promise<readonly RecentAction[]> {
  const records = await actions.listSince({ accountId, since: addHours(now, -HOURS) });
  return records.filter(tookEffect).map(({ target, action, rule, plannedAt, updatedAt }) => ({
    target,
    action,
    rule,
    plannedAt,
    at: updatedAt,
  }));
}

/** An unclear outcome counts as an effect: limits must hold in either case. */
export function tookEffect({ state }: ActionRecord): boolean {
  return state === 'succeeded' || state === 'reconciled' || state === 'unknown' || state === 'executing';
}
