import * as z from 'zod';
import { amount, count, countOrNone, fraction, positive } from './fields.ts';

/** What nobody may exceed. Amounts are decimal text in major units of the policy's currency. */
export const limitPolicy = z.strictObject({
  /** Largest daily budget of one ad set, and of one campaign. */
  maxDailyBudgetPerAdSet: amount,
  maxDailyBudgetPerCampaign: amount,
  /** Sum of all active daily budgets of the account. */
  maxTotalDailySpend: amount,
  /** What Meta may spend in one day beyond a daily budget: up to 75 %. */
  dailyFlex: z.number().min(1).default(1.75),
  /** Largest sum of active daily budgets times `dailyFlex`; null: `dailyFlex` times `maxTotalDailySpend`. */
  maxWorstCaseDay: amount.nullable().default(null),
  /** Largest single change, up or down, and while an ad set is learning. */
  maxStep: fraction.default(0.4),
  learningMaxStep: fraction.default(0.2),
  /** `clip`: steps of a learning ad set are clipped. `strict`: its budget is left alone. */
  protectLearning: z.enum(['clip', 'strict']).default('clip'),
  /** All changes of one target within 24 h, and within 7 x 24 h, as factors. */
  maxRollingIncrease: z.number().min(1).default(1.4),
  maxRollingDecrease: fraction.default(0.6),
  maxWeeklyIncrease: z.number().min(1).default(2.5),
  maxWeeklyIncreaseMarginal: z.number().min(1).default(3.6),
  /** Hours between a change and the next raise, between two cuts, between a raise and a cut, and per turn. */
  increaseCooldownHours: countOrNone.default(24),
  decreaseCooldownHours: countOrNone.default(24),
  decreaseAfterIncreaseHours: countOrNone.default(6),
  directionChangeHours: countOrNone.default(24),
  maxActionsPerCycle: count.default(50),
  maxActionsPerCampaign: count.default(5),
  /** Local hours in which only pauses happen; from 22 to 6 wraps over midnight. */
  quietHours: z
    .strictObject({ from: z.int().min(0).max(23), to: z.int().min(0).max(23) })
    .nullable()
    .default(null),
  /** Ids, exact labels, or label prefixes that end in `*`. */
  protectedIds: z.array(z.string()).default([]),
  protectedLabels: z.array(z.string()).default([]),
});

/** What people have to agree to. */
export const approvalPolicy = z.strictObject({
  /** One change of a daily budget above it is held; so are raises of 24 h above it in sum. */
  perAction: amount,
  maxPauses: count.default(5),
  maxPauseShare: fraction.default(0.2),
  minPausesForShare: count.default(3),
  /** Everything but risk pauses and ends of boosts. */
  requireHumanApproval: z.boolean().default(false),
  expiresAfterHours: count.default(48),
  /** From this multiple of `perAction` on, two different people. */
  twoPersonMultiple: positive.default(2),
});

/** When data may be acted on. */
export const dataPolicy = z.strictObject({
  maxInsightAgeHours: positive.default(6),
  /** Sudden silence of conversions while clicks go on. */
  trackingOutage: z
    .strictObject({
      windowHours: z.array(count).min(1).default([1, 3, 6, 12, 24, 48, 72]),
      maxShare: fraction.default(0.2),
      maxTail: fraction.default(1e-4),
      dispersion: fraction.default(0.3),
      minClickShare: positive.default(0.5),
      maxClickShare: positive.default(2),
      holdHours: count.default(24),
      unresolvedStep: fraction.default(0.2),
    })
    .refine((o) => o.minClickShare <= o.maxClickShare, {
      path: ['minClickShare'],
      message: 'minClickShare must not exceed maxClickShare',
    })
    .prefault({}),
});
