import type { Instant, RefreshRequest, Stores } from '@adpilot/core';
import { tookEffect } from './recent-actions.ts';

/** The last time that new variants of each creative were asked for. */
export async function lastRefreshes(
  { actions }: Pick<Stores, 'actions'>,
  { accountId, since }: { readonly accountId: string; readonly since: Instant },
): Promise<readonly RefreshRequest[]> {
  const records = await actions.listSince({ accountId, since, actionType: 'generate_variants' });
  const last = new Map<string, RefreshRequest>();
  for (const { action, updatedAt } of records.filter(tookEffect)) {
    if (action.type !== 'generate_variants') continue;
    last.set(action.creativeId, { creativeId: action.creativeId, at: updatedAt });
  }
  return [...last.values()];
}
