import type { EntityState, EntityStatus } from '../world/world-state.ts';
import { parameterError, refusedValue } from './graph-errors.ts';

const STATUSES: readonly EntityStatus[] = ['ACTIVE', 'PAUSED', 'ARCHIVED', 'DELETED'];

/**
 * The status that a write asks for.
 *
 * @throws GraphError for another status, and for any change of what is archived or deleted but its deletion
 */
export function requestedStatus(entity: Pick<EntityState, 'status'>, text: string): EntityStatus {
  const status = STATUSES.find((known) => known === text);
  if (status === undefined) throw parameterError(`Param status must be one of {${STATUSES.join(', ')}}`);
  if (status !== entity.status && status !== 'DELETED') checkNotGone(entity, 'status');
  return status;
}

/** @throws GraphError where the entity is archived or deleted */
export function checkNotGone({ status }: Pick<EntityState, 'status'>, field: string): void {
  if (status === 'ACTIVE' || status === 'PAUSED') return;
  const text = `What is ${status.toLowerCase()} cannot be edited.`;
  throw refusedValue(field, { title: 'Cannot Edit', text });
}
