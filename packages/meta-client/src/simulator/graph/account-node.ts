import type { WorldState } from '../world/world-state.ts';
import { toGraphTime } from './graph-time.ts';
import type { NodeType } from './node-type.ts';

const ACTIVE_ACCOUNT = 1;

export const accountNode: NodeType<WorldState['account']> = {
  name: 'AdAccount',
  fields: {
    id: ({ id }) => id,
    account_id: ({ id }) => id.replace('act_', ''),
    name: ({ name }) => name,
    account_status: () => ACTIVE_ACCOUNT,
    currency: ({ currency }) => currency,
    timezone_name: ({ timeZone }) => timeZone,
    min_daily_budget: ({ minimumDailyBudget }) => minimumDailyBudget,
    spend_cap: () => '0',
    amount_spent: (_, { world }) => String(amountSpent(world.state)),
    created_time: ({ timeZone }, { world }) => toGraphTime(world.state.startsAt, timeZone),
  },
};

function amountSpent({ past, campaigns, adSets }: WorldState): number {
  return [...past.map(({ spend }) => spend), ...[...campaigns, ...adSets].map(({ spent }) => spent)].reduce(
    (sum, spend) => sum + spend,
    0,
  );
}
