import type { AccountRequest, AdAccount } from '@adpilot/core';
import type { Graph } from '../http/graph.ts';
import { parseAnswer } from '../http/parse-answer.ts';
import { ACCOUNT_FIELDS, accountResponse } from './account-response.ts';
import { toAccount } from './to-account.ts';

/** Reads the account itself. */
export async function readAccount(graph: Graph, { accountId, signal }: AccountRequest): Promise<AdAccount> {
  const parameters = { fields: ACCOUNT_FIELDS };
  const body = await graph.call({
    accountId,
    method: 'GET',
    path: accountId,
    parameters,
    effect: 'read',
    signal,
  });
  return toAccount(parseAnswer(accountResponse, body, { accountId, path: accountId }));
}
