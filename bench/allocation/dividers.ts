import { fillToMargin, waterFill } from '../../packages/core/src/index.ts';
import { type Clairvoyant, type Daily, MARGIN, SCALE } from './market.ts';
import type { Scenario } from './scenario.ts';
import type { World } from './world.ts';

/** The same budget for everything that is there. */
export function equalSplit({ creatives }: World, { dailyBudget }: Scenario): Daily {
  return {
    kind: 'daily',
    choose: ({ day }) => {
      const live = creatives.filter(({ firstDay }) => firstDay <= day).length;
      return creatives.map(({ firstDay }) => (firstDay <= day ? dailyBudget / live : 0));
    },
  };
}

/** Divides the daily budget by the true returns: nearly the best that can be done. */
export function fixedOracle({ dailyBudget }: Scenario): Clairvoyant {
  return {
    kind: 'clairvoyant',
    choose: (returns) => waterFill(returns, { total: dailyBudget, scale: SCALE * dailyBudget }).spend,
  };
}

/** Spends what the last unit just earns, by the true returns. */
export function freeOracle({ dailyBudget, mostBudget }: Scenario): Clairvoyant {
  return {
    kind: 'clairvoyant',
    choose: (returns) =>
      fillToMargin(returns, { marginalRoas: 1 / MARGIN, cap: mostBudget, scale: SCALE * dailyBudget }).spend,
  };
}

/** The budgets of a divider, brought to the scenario's daily sum: always, or where they exceed it. */
export function ofDailyBudget(
  { kind, choose }: Daily,
  { dailyBudget }: Scenario,
  when: 'always' | 'above',
): Daily {
  return {
    kind,
    choose: (desk) => {
      const budgets = choose(desk);
      const sum = budgets.reduce((all, budget) => all + budget, 0);
      const isDue = sum > dailyBudget || (when === 'always' && sum > 0);
      return isDue ? budgets.map((budget) => (budget * dailyBudget) / sum) : budgets;
    },
  };
}
