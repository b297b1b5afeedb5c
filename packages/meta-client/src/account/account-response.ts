import * as z from 'zod';
import { amount } from '../wire/amount.ts';

/** What is asked for of an account; Meta answers nothing that is not named. */
export const ACCOUNT_FIELDS = 'id,name,currency,timezone_name,spend_cap,min_daily_budget';

/** An account as Meta answers it. Literals are open, and what is not listed is dropped. */
export const accountResponse = z.object({
  id: z.string(),
  name: z.string(),
  currency: z.string(),
  timezone_name: z.string(),
  spend_cap: amount.nullish(),
  min_daily_budget: amount.nullish(),
});

/** A parsed {@link accountResponse}. */
export type AccountResponse = z.infer<typeof accountResponse>;
