import * as z from 'zod';
import { budgetShape } from '../wire/budget.ts';
import { labels } from '../wire/labels.ts';
import { moment } from '../wire/moment.ts';

/** What is asked for of a campaign; Meta answers nothing that is not named. */
export const CAMPAIGN_FIELDS =
  'id,name,objective,status,effective_status,created_time,stop_time,daily_budget,lifetime_budget,budget_remaining,' +
  'bid_strategy,special_ad_categories,adlabels{name}';

/** A campaign as Meta answers it. Literals are open, and what is not listed is dropped. */
export const campaignResponse = z.object({
  ...budgetShape,
  id: z.string(),
  name: z.string(),
  objective: z.string(),
  status: z.string(),
  effective_status: z.string(),
  created_time: moment,
  stop_time: moment.nullish(),
  bid_strategy: z.string().nullish(),
  special_ad_categories: z.array(z.string()).nullish(),
  adlabels: labels,
});

/** A parsed {@link campaignResponse}. */
export type CampaignResponse = z.infer<typeof campaignResponse>;
