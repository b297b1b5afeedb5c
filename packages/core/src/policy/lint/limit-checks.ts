import { policyAmount } from '../define-policy.ts';
import { cutOff, exceeds, extreme, larger, type PolicyCheck } from './policy-check.ts';

const NEVER_RAISED = 'no budget is ever raised';

/** Limits that nothing can reach, or that let nothing through. */
export const limitChecks: readonly PolicyCheck[] = [
  extreme('always_fires', 'limits.maxDailyBudgetPerAdSet', 0, 'no budget of an ad set is ever raised'),
  extreme('always_fires', 'limits.maxDailyBudgetPerCampaign', 0, NEVER_RAISED),
  extreme('always_fires', 'limits.maxTotalDailySpend', 0, NEVER_RAISED),
  extreme('never_fires', 'limits.maxStep', 0, 'no budget is ever changed: every step is larger'),
  extreme('never_fires', 'limits.maxRollingIncrease', 1, NEVER_RAISED),
  extreme('never_fires', 'limits.maxRollingDecrease', 1, 'no budget is ever lowered'),
  extreme('always_fires', 'approvals.perAction', 0, 'every raise waits for people'),
  extreme('never_fires', 'approvals.maxPauseShare', 1, 'no pauses are more than all ads'),
  cutOff(
    'never_fires',
    ['limits.maxDailyBudgetPerAdSet', 'limits.maxDailyBudgetPerCampaign'],
    'the limit of a campaign is reached before that of one of its ad sets',
  ),
  cutOff(
    'never_fires',
    ['limits.maxDailyBudgetPerCampaign', 'limits.maxTotalDailySpend'],
    'the cap on the account is reached before the limit of one campaign',
  ),
  cutOff(
    'never_fires',
    ['approvals.perAction', 'limits.maxTotalDailySpend'],
    'no raise is ever large enough to need approval: the cap comes first',
  ),
  cutOff(
    'never_fires',
    ['approvals.minPausesForShare', 'approvals.maxPauses'],
    'the number of pauses is reached before their share counts',
  ),
  cutOff(
    'never_fires',
    ['limits.maxActionsPerCampaign', 'limits.maxActionsPerCycle'],
    'the limit of a cycle is reached before that of one campaign',
  ),
  cutOff(
    'never_fires',
    ['limits.maxRollingIncrease', 'limits.maxWeeklyIncrease'],
    'what a week allows is reached before what a day allows',
  ),
  cutOff(
    'contradiction',
    ['limits.learningMaxStep', 'limits.maxStep'],
    'steps of a learning ad set may be larger than those of others',
  ),
  larger(
    'no_effect',
    ['spikes.riskMaxDataAgeHours', 'data.maxInsightAgeHours'],
    'figures are too old for any pause before they are too old for this one',
  ),
  {
    fault: 'never_fires',
    paths: ['limits.maxTotalDailySpend', 'limits.maxWorstCaseDay', 'limits.dailyFlex'],
    applies: (policy, isChosen) => {
      const { maxTotalDailySpend, maxWorstCaseDay, dailyFlex } = policy.limits;
      if (maxWorstCaseDay === null || !isChosen('limits.maxTotalDailySpend')) return false;
      const worstDay = policyAmount(policy, maxTotalDailySpend) * dailyFlex;
      return exceeds(worstDay, policyAmount(policy, maxWorstCaseDay));
    },
    message: 'the worst day is reached before the cap on daily budgets',
  },
  {
    fault: 'never_fires',
    paths: ['limits.quietHours'],
    applies: ({ limits: { quietHours } }) => quietHours !== null && quietHours.from === quietHours.to,
    message: 'quiet hours that end when they begin are none',
  },
  {
    fault: 'contradiction',
    paths: ['limits.maxStep', 'limits.maxRollingIncrease'],
    applies: ({ limits }, isChosen) =>
      isChosen('limits.maxStep') && exceeds(1 + limits.maxStep, limits.maxRollingIncrease),
    message: 'one step up may be larger than all changes of 24 hours together',
  },
  {
    fault: 'contradiction',
    paths: ['limits.maxStep', 'limits.maxRollingDecrease'],
    applies: ({ limits }, isChosen) =>
      isChosen('limits.maxStep') && exceeds(limits.maxRollingDecrease, 1 - limits.maxStep),
    message: 'one step down may be larger than all changes of 24 hours together',
  },
  ...(['limits.protectedIds', 'limits.protectedLabels'] as const).map(
    (path): PolicyCheck => ({
      fault: 'always_fires',
      paths: [path],
      applies: ({ limits }) =>
        (path === 'limits.protectedIds' ? limits.protectedIds : limits.protectedLabels).includes('*'),
      message: 'everything that has one is protected, and never changed',
    }),
  ),
];
