/** Currencies in which a policy's amounts have defaults. */
export const CURRENCIES_WITH_AMOUNTS: readonly string[] = ['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'CHF'];

/** Small enough that a forgotten setting cannot ruin anyone, large enough to try the SDK with. */
export const AMOUNTS = {
  limits: {
    maxDailyBudgetPerAdSet: '1000.00',
    maxDailyBudgetPerCampaign: '5000.00',
    maxTotalDailySpend: '10000.00',
  },
  approvals: { perAction: '500.00' },
};
// Empty groups, so that each missing amount is named, and not the group.
const NO_AMOUNTS = { limits: {}, approvals: {} };

/** The amounts that a policy of a currency starts from. */
export function defaultAmounts(currency: unknown): object {
  return CURRENCIES_WITH_AMOUNTS.some((known) => known === currency) ? AMOUNTS : NO_AMOUNTS;
}
