import type { Signal } from '@adpilot/core';
import * as z from 'zod';
import { refusal } from '../errors/refusal.ts';
import type { Graph } from '../http/graph.ts';
import { parseAnswer } from '../http/parse-answer.ts';

/** Which account an entity belongs to. Meta never moves one, so what was seen once holds. */
export interface Ownership {
  /**
   * Notes whom an answer names as the entity's account, without its prefix.
   *
   * @throws PlatformError of kind `permission` where it is another account than the call's
   */
  note(entity: { readonly accountId: string; readonly id: string; readonly answered: string }): void;
  /**
   * Makes sure that an entity belongs to the account, with one read where it was not seen before. A token often reaches
   * accounts that the client was not given, and a write names the entity alone.
   */
  confirm(entity: {
    readonly accountId: string;
    readonly id: string;
    readonly signal: Signal | undefined;
  }): Promise<void>;
}

const ownerAnswer = z.object({ account_id: z.string() });

/** Remembers for as long as the client lives. */
export function createOwnership(graph: Graph): Ownership {
  const owners = new Map<string, string>();

  const note: Ownership['note'] = ({ accountId, id, answered }) => {
    const owner = `act_${answered}`;
    if (owner !== accountId) {
      throw refusal('permission', `${id} belongs to another account than ${accountId}`, { accountId, id });
    }
    owners.set(id, owner);
  };

  return {
    note,
    confirm: async ({ accountId, id, signal }) => {
      if (owners.get(id) === accountId) return;
      const parameters = { fields: 'account_id' };
      const body = await graph.call({
        accountId,
        method: 'GET',
        path: id,
        parameters,
        effect: 'read',
        signal,
      });
      note({ accountId, id, answered: parseAnswer(ownerAnswer, body, { accountId, path: id }).account_id });
    },
  };
}
