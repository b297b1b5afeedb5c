import * as z from 'zod';
import { budgetShape } from '../wire/budget.ts';
import { labels } from '../wire/labels.ts';
import { moment } from '../wire/moment.ts';

/** What is asked for of an ad set; Meta answers nothing that is not named. */
export const AD_SET_FIELDS =
  'id,campaign_id,name,status,effective_status,created_time,end_time,daily_budget,lifetime_budget,budget_remaining,' +
  'optimization_goal,billing_event,targeting,learning_stage_info,adlabels{name}';

/** An ad set as Meta answers it. Literals are open, and what is not listed is dropped. */
export const adSetResponse = z.object({
  ...budgetShape,
  id: z.string(),
  campaign_id: z.string(),
  name: z.string(),
  status: z.string(),
  effective_status: z.string(),
  created_time: moment,
  end_time: moment.nullish(),
  optimization_goal: z.string().nullish(),
  billing_event: z.string().nullish(),
  targeting: z.json().nullish(),
  learning_stage_info: z
    .object({ status: z.string().nullish(), last_sig_edit_ts: moment.nullish() })
    .nullish(),
  adlabels: labels,
});

/** A parsed {@link adSetResponse}. */
export type AdSetResponse = z.infer<typeof adSetResponse>;
