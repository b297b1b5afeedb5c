import type { AdAccount } from '@adpilot/core';
import { amountOrNone } from '../wire/amount.ts';
import type { AccountResponse } from './account-response.ts';

/** Pages are not among the fields of an account: reading them takes scopes that managing ads does not. */
export function toAccount(answer: AccountResponse): AdAccount {
  return {
    id: answer.id,
    name: answer.name,
    currency: answer.currency,
    timeZone: answer.timezone_name,
    spendCap: amountOrNone(answer.spend_cap),
    minimumDailyBudget: answer.min_daily_budget ?? null,
    pageIds: [],
  };
}
