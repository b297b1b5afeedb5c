import { refusal } from '../errors/refusal.ts';

const ID = /^[\w-]+$/;

/**
 * The path of an entity, which is its id.
 *
 * @throws PlatformError of kind `invalid_request` for a text that would lead to another path
 */
export function entityPath(accountId: string, id: string): string {
  if (ID.test(id)) return id;
  throw refusal('invalid_request', `not the id of an entity: ${JSON.stringify(id)}`, { accountId });
}
