// What would Adpilot do in your account tomorrow? Replays an export as the past of a simulated account and plans one
// cycle on it, without changing anything; reads a small synthetic export where no file is given.
//   pnpm example 02 [--currency EUR] [--time-zone Europe/Lisbon] [FILE...]
import { parseArgs } from 'node:util';
import { definePolicy, formatMinorUnits } from '@adpilot/core';
import { createManualClock } from '@adpilot/core/testing';
import { createAdpilot } from '@adpilot/engine';
import { createMemoryStorage } from '@adpilot/engine/memory';
import { createStubPlatform } from '@adpilot/meta-client';
import { readInsightsFile } from '@adpilot/meta-client/insights-file';
import { importInsights } from '@adpilot/meta-client/simulator';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { currency: { type: 'string' }, 'time-zone': { type: 'string', default: 'UTC' } },
});
const bundled = `${import.meta.dirname}/../data/ads-manager-export.csv`;

const insights = await readInsightsFile(positionals.length > 0 ? positionals : bundled, {
  timeZone: values['time-zone'],
  ...(values.currency === undefined ? {} : { currency: values.currency }),
}).catch((error: Error) => {
  console.error(error.message); // says what the file lacks, and which option settles it
  process.exit(1);
});
const { totals, currency, malformedCount, since, until } = insights;
const money = (minor: number): string => `${formatMinorUnits(minor, currency)} ${currency}`;
console.log(
  `${totals.rows} rows, ${since} to ${until}, ${money(totals.spend)} spent, ${malformedCount} left out`,
);

const clock = createManualClock(insights.completeAt);
const platform = createStubPlatform({ seed: 'own-export', clock, world: importInsights(insights) });
const budgets = insights.adSets.reduce((sum, { dailyBudget }) => sum + dailyBudget, 0);

const adpilot = createAdpilot({
  platform,
  storage: createMemoryStorage(),
  clock,
  policy: definePolicy({
    currency,
    maturity: { priorShares: [1] }, // an export is final: nothing in it is still to come
    limits: {
      maxDailyBudgetPerAdSet: formatMinorUnits(budgets, currency),
      maxDailyBudgetPerCampaign: formatMinorUnits(budgets, currency),
      maxTotalDailySpend: formatMinorUnits(Math.round(budgets * 1.1), currency),
    },
    approvals: { perAction: formatMinorUnits(budgets, currency) },
  }),
});

const plan = await adpilot.cycle.plan({
  accountId: platform.simulator.accountId,
  actor: { id: 'example', role: 'operator' },
});
for (const { decision, status } of plan.actions)
  console.log(`${status.padEnd(14)} ${decision.rule}: ${decision.reason}`);
console.log(`budget ${money(plan.budget.before)} a day, ${money(plan.budget.after)} after the plan`);
