import { currencyOffset, dayOf, InvalidInputError } from '@adpilot/core';
import * as z from 'zod';
import { adTruthSchema, truthChangeSchema } from './ad-truth.ts';
import { pastRowSchema } from './past-row.ts';

const instant = z.iso.datetime({ precision: 3 });
const entityId = z.string().regex(/^[\w-]{1,64}$/, 'expected letters, digits, - and _');
const minorUnits = z.int().min(0);
const labels = z.array(z.string().min(1)).readonly().default([]);
const status = z.enum(['ACTIVE', 'PAUSED']).default('ACTIVE');

/** A budget: one of the two amounts, or none where the other level holds it. */
const budget = {
  /** Minor units a day. */
  dailyBudget: minorUnits.positive().optional(),
  /** Minor units until `endsAt`, which it needs. */
  lifetimeBudget: minorUnits.positive().optional(),
  endsAt: instant.optional(),
};

const entity = {
  /** Derived from the names and places of the world where left out. */
  id: entityId.optional(),
  name: z.string().min(1),
  labels,
  status,
  /** Nothing is delivered before; the start of the world where left out. */
  createdAt: instant.optional(),
};

const ad = z.strictObject({
  ...entity,
  /** What its creative is; videos have views. */
  format: z.enum(['image', 'video']).default('video'),
  truth: adTruthSchema,
  changes: z.array(truthChangeSchema).readonly().default([]),
});

const adSet = z.strictObject({
  ...entity,
  ...budget,
  optimizationGoal: z.string().default('OFFSITE_CONVERSIONS'),
  /** Whether the learning stage is reported as LEARNING instead of SUCCESS. */
  learning: z.boolean().default(false),
  ads: z.array(ad).readonly(),
});

const campaign = z.strictObject({
  ...entity,
  ...budget,
  objective: z.string().default('OUTCOME_SALES'),
  adSets: z.array(adSet).readonly(),
});

const worldSchema = z
  .strictObject({
    /** When history begins, unless there is a `past`. */
    startsAt: instant,
    account: z.strictObject({
      /** `act_<digits>`; derived from the name where left out. */
      id: z
        .string()
        .regex(/^act_\d{1,20}$/, 'expected act_<digits>')
        .optional(),
      name: z.string().min(1),
      currency: z.string(),
      timeZone: z.string(),
      /** The smallest daily budget that a write may set, in minor units. */
      minimumDailyBudget: minorUnits,
    }),
    /** `typical`: most conversions are reported hours or days after their click. `none`: within the hour. */
    reportingDelay: z.enum(['typical', 'none']).default('typical'),
    /** Coefficient of variation of an ad's click-through rate from day to day, beyond chance. */
    dayNoise: z.number().min(0).max(1).default(0.1),
    campaigns: z.array(campaign).readonly(),
    /** Rows of days gone by, shown from their `knownAt` on as they are; the market begins after the last of them. */
    past: z.array(pastRowSchema).readonly().default([]),
  })
  .check(({ value, issues }) => {
    for (const { path, message } of budgetIssues(value.campaigns)) {
      issues.push({ code: 'custom', input: value, path: ['campaigns', ...path], message });
    }
  });

/** A simulated account: what it holds and what is true about it. Names, amounts and rates are up to the caller. */
export type WorldInput = z.input<typeof worldSchema>;

/** A {@link WorldInput} with its defaults. */
export type CompleteWorld = z.output<typeof worldSchema>;

/** @throws InvalidInputError naming the first thing in the world that cannot be meant */
export function parseWorldInput(input: WorldInput): CompleteWorld {
  const parsed = worldSchema.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = ['world', ...(issue?.path ?? [])].join('.');
    throw new InvalidInputError({ argument: path, message: `${path}: ${issue?.message}` });
  }
  const { account, startsAt } = parsed.data;
  currencyOffset(account.currency);
  dayOf(startsAt, account.timeZone);
  return parsed.data;
}

type BudgetInput = {
  readonly dailyBudget?: number | undefined;
  readonly lifetimeBudget?: number | undefined;
  readonly endsAt?: string | undefined;
};
type BudgetIssue = { readonly path: readonly (string | number)[]; readonly message: string };

function budgetIssues(campaigns: readonly z.output<typeof campaign>[]): readonly BudgetIssue[] {
  return campaigns.flatMap((owner, index) => {
    const levels = [
      { path: [index], own: owner, expected: null },
      ...owner.adSets.map((own, at) => ({
        path: [index, 'adSets', at],
        own,
        expected: amountsOf(owner) === 0 ? 1 : 0,
      })),
    ];
    return levels.flatMap(({ path, own, expected }) =>
      budgetIssue(own, expected).map((message) => ({ path, message })),
    );
  });
}

function budgetIssue(own: BudgetInput, expected: number | null): readonly string[] {
  const amounts = amountsOf(own);
  if (amounts > 1) return ['has a daily and a lifetime budget'];
  if (expected !== null && amounts < expected) return ['has no budget, and neither has its campaign'];
  if (expected !== null && amounts > expected) return ['has a budget although its campaign holds it'];
  if (own.lifetimeBudget !== undefined && own.endsAt === undefined)
    return ['has a lifetime budget without an end'];
  return [];
}

function amountsOf({ dailyBudget, lifetimeBudget }: BudgetInput): number {
  return [dailyBudget, lifetimeBudget].filter((amount) => amount !== undefined).length;
}
