import * as z from 'zod';
import { amount, count, fraction, hoursBack, positive } from './fields.ts';

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
  increaseCooldownHours: hoursBack.default(24),
  decreaseCooldownHours: hoursBack.default(24),
  decreaseAfterIncreaseHours: hoursBack.default(6),
  directionChangeHours: hoursBack.default(24),
  /** What more a cycle decides is deferred, the urgent first; pauses do not count. */
  maxActionsPerCycle: count.default(50),
  maxActionsPerCampaign: count.default(5),
  /** Local hours in which only pauses happen; from 22 to 6 wraps over midnight. */
  quietHours: z
    .strictObject({ from: z.int().min(0).max(23), to: z.int().min(0).max(23) })
    .nullable()
    .default(null),
  /** Ids and labels: exact text, or a prefix that ends in `*`. What is above them is not paused either. */
  protectedIds: z.array(z.string()).default([]),
  protectedLabels: z.array(z.string()).default([]),
});

/** What people have to agree to. */
export const approvalPolicy = z.strictObject({
  /**
   * One raise of a daily budget above it is held; so are raises of 24 h above it in sum. Of a lifetime budget its amount a
   * day counts. Cuts are never held for their size: waiting costs money.
   */
  perAction: amount,
  /** More pauses in 24 h than this, or than this share of active ads, need approval; the share counts from `minPausesForShare` on. */
  maxPauses: count.default(5),
  maxPauseShare: fraction.default(0.2),
  minPausesForShare: count.default(3),
  /** Holds everything but risk pauses and ends of boosts, proposals and the verdicts of tests included. */
  requireHumanApproval: z.boolean().default(false),
  /** After it a request for approval is void. */
  expiresAfterHours: count.default(48),
  /** From this multiple of `perAction` on, two different people. */
  twoPersonMultiple: z.number().min(1).default(2),
});

/** When data may be acted on. */
export const dataPolicy = z.strictObject({
  /** Figures read longer ago raise, crown and pause nothing. */
  maxInsightAgeHours: positive.default(6),
  /** Sudden silence of conversions while clicks go on: tracking or checkout is broken, not the ads. */
  trackingOutage: z
    .strictObject({
      /** Lengths of the windows that end now and are looked at, in hours. */
      windowHours: z
        .array(count)
        .min(1)
        .default([1, 3, 6, 12, 24, 48, 72])
        .refine(
          (hours) => hours.every((each, i) => i === 0 || each > (hours[i - 1] ?? 0)),
          'windows must grow',
        ),
      /** Conversions are gone where so little of their expectation came, with a tail probability so small. */
      maxShare: fraction.default(0.2),
      maxTail: fraction.default(1e-4),
      /** Relative spread of a window's counts beyond counting. */
      dispersion: fraction.default(0.3),
      /** Clicks are there where they lie within these shares of their expectation. */
      minClickShare: positive.default(0.5),
      maxClickShare: positive.default(2),
      /** Fewer clicks than `minClickShare` of at least this expectation are a collapse of traffic. */
      collapseClicks: positive.default(100),
      /** An outage is over where this share of the conversions expected in so many hours came, if so many were. */
      recoveryHours: positive.default(3),
      recoveryShare: fraction.default(0.5),
      recoveryConversions: positive.default(5),
      /** Hours after which an outage is unresolved, and the cut of budgets that is then proposed to people. */
      holdHours: count.default(24),
      unresolvedStep: fraction.default(0.2),
    })
    .refine((o) => o.minClickShare <= o.maxClickShare, {
      path: ['minClickShare'],
      message: 'minClickShare must not exceed maxClickShare',
    })
    .prefault({}),
});
