import type { Budget } from '@adpilot/core';
import * as z from 'zod';
import { amount, amountOrNone } from './amount.ts';
import { type moment, momentOrNone } from './moment.ts';

/** The budget fields that campaigns and ad sets share. */
export const budgetShape = {
  daily_budget: amount.nullish(),
  lifetime_budget: amount.nullish(),
  budget_remaining: amount.nullish(),
};

const budget = z.object(budgetShape);

/** `endsAt` is read under another name on campaigns than on ad sets. */
export function toBudget(
  answer: z.infer<typeof budget>,
  endsAt: z.infer<typeof moment> | null | undefined,
): Budget {
  const lifetimeBudget = amountOrNone(answer.lifetime_budget);
  return {
    dailyBudget: amountOrNone(answer.daily_budget),
    lifetimeBudget,
    // Beside a daily budget it is what is left of today, which is another thing.
    budgetRemaining: lifetimeBudget === null ? null : (answer.budget_remaining ?? null),
    endsAt: momentOrNone(endsAt),
  };
}
