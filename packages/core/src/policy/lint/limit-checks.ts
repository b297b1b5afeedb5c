import { policyAmount } from '../define-policy.ts';
import type { Policy } from '../policy-schema.ts';
import { exceeds, type PolicyCheck } from './policy-check.ts';

function amount(
  policy: Policy,
  name: 'maxDailyBudgetPerAdSet' | 'maxDailyBudgetPerCampaign' | 'maxTotalDailySpend',
): number {
  return policyAmount(policy, policy.limits[name]);
}

/** Limits that nothing can reach, or that let nothing through. */
export const limitChecks: readonly PolicyCheck[] = [
  {
    fault: 'never_fires',
    paths: ['limits.maxDailyBudgetPerAdSet', 'limits.maxDailyBudgetPerCampaign'],
    applies: (p) => amount(p, 'maxDailyBudgetPerAdSet') > amount(p, 'maxDailyBudgetPerCampaign'),
    message: 'the limit of a campaign is reached before that of one of its ad sets',
  },
  {
    fault: 'never_fires',
    paths: ['limits.maxDailyBudgetPerCampaign', 'limits.maxTotalDailySpend'],
    applies: (p) => amount(p, 'maxDailyBudgetPerCampaign') > amount(p, 'maxTotalDailySpend'),
    message: 'the cap on the account is reached before the limit of one campaign',
  },
  {
    fault: 'never_fires',
    paths: ['limits.maxTotalDailySpend', 'limits.maxWorstCaseDay', 'limits.dailyFlex'],
    applies: (p) =>
      p.limits.maxWorstCaseDay !== null &&
      exceeds(
        amount(p, 'maxTotalDailySpend') * p.limits.dailyFlex,
        policyAmount(p, p.limits.maxWorstCaseDay),
      ),
    message: 'the worst day is reached before the cap on daily budgets',
  },
  {
    fault: 'never_fires',
    paths: ['approvals.perAction', 'limits.maxTotalDailySpend'],
    applies: (p) => policyAmount(p, p.approvals.perAction) > amount(p, 'maxTotalDailySpend'),
    message: 'no raise is ever large enough to need approval: the cap comes first',
  },
  {
    fault: 'never_fires',
    paths: ['limits.maxActionsPerCampaign', 'limits.maxActionsPerCycle'],
    applies: ({ limits }) => limits.maxActionsPerCampaign > limits.maxActionsPerCycle,
    message: 'the limit of a cycle is reached before that of one campaign',
  },
  {
    fault: 'never_fires',
    paths: ['limits.quietHours'],
    applies: ({ limits: { quietHours } }) => quietHours !== null && quietHours.from === quietHours.to,
    message: 'quiet hours that end when they begin are none',
  },
  {
    fault: 'never_fires',
    paths: ['limits.maxRollingIncrease', 'limits.maxWeeklyIncrease'],
    applies: ({ limits }) => exceeds(limits.maxRollingIncrease, limits.maxWeeklyIncrease),
    message: 'what a week allows is reached before what a day allows',
  },
  {
    fault: 'contradiction',
    paths: ['limits.maxStep', 'limits.maxRollingIncrease'],
    applies: ({ limits }) => exceeds(1 + limits.maxStep, limits.maxRollingIncrease),
    message: 'one step up may be larger than all changes of 24 hours together',
  },
  {
    fault: 'contradiction',
    paths: ['limits.maxStep', 'limits.maxRollingDecrease'],
    applies: ({ limits }) => exceeds(limits.maxRollingDecrease, 1 - limits.maxStep),
    message: 'one step down may be larger than all changes of 24 hours together',
  },
  {
    fault: 'contradiction',
    paths: ['limits.learningMaxStep', 'limits.maxStep'],
    applies: ({ limits }) => exceeds(limits.learningMaxStep, limits.maxStep),
    message: 'steps of a learning ad set may be larger than those of others',
  },
];
