import type { Json } from '@adpilot/core';
import { deriveId } from '../world/derive-id.ts';
import type { BudgetState, EntityState } from '../world/world-state.ts';
import type { GraphContext } from './graph-context.ts';
import { toGraphTime } from './graph-time.ts';

type Fields<E> = Readonly<Record<string, (entity: E, context: GraphContext) => Json | undefined>>;

/** What campaigns, ad sets and ads answer alike. */
export const ENTITY_FIELDS: Fields<EntityState> = {
  id: ({ id }) => id,
  account_id: (_, { world }) => world.state.account.id.replace('act_', ''),
  name: ({ name }) => name,
  status: ({ status }) => status,
  configured_status: ({ status }) => status,
  created_time: ({ createdAt }, { world }) => toGraphTime(createdAt, world.state.account.timeZone),
  updated_time: ({ updatedAt }, { world }) => toGraphTime(updatedAt, world.state.account.timeZone),
  start_time: ({ createdAt }, { world }) => toGraphTime(createdAt, world.state.account.timeZone),
  adlabels: ({ labels }) =>
    labels.length === 0 ? undefined : labels.map((name) => ({ id: deriveId('label', name), name })),
};

/** The end of a budget, which a campaign and an ad set call differently. */
export function endOf({ endsAt }: BudgetState, { world }: GraphContext): string | undefined {
  return endsAt === null ? undefined : toGraphTime(endsAt, world.state.account.timeZone);
}
