import type { SetBudgetRequest } from '@adpilot/core';
import { refusal } from '../errors/refusal.ts';
import { type Writer, writeEntity } from './write-entity.ts';

const FIELDS = { daily: 'daily_budget', lifetime: 'lifetime_budget' } as const;

/** Sets the daily or lifetime budget of a campaign or an ad set. */
export async function setBudget(writer: Writer, request: SetBudgetRequest): Promise<void> {
  const { accountId, id, kind, amount, signal } = request;
  if (!Number.isSafeInteger(amount) || amount <= 0) {
    throw refusal('invalid_request', `a budget is a whole number of minor units above 0, not ${amount}`, {
      accountId,
      id,
    });
  }
  await writeEntity(writer, { accountId, id, values: { [FIELDS[kind]]: String(amount) }, signal });
}
