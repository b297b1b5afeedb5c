import type { AdAccount } from '../../src/index.ts';

/** An account in US dollars that keeps New York's days. */
export function anAccount(overrides: Partial<AdAccount> = {}): AdAccount {
  return {
    id: 'act_1',
    name: 'Account',
    currency: 'USD',
    timeZone: 'America/New_York',
    spendCap: null,
    minimumDailyBudget: 100,
    pageIds: ['page-1'],
    ...overrides,
  };
}
