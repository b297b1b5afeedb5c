import * as z from 'zod';
import { labels } from '../wire/labels.ts';
import { moment } from '../wire/moment.ts';

/** What is asked for of an ad; Meta answers nothing that is not named. */
export const AD_FIELDS =
  'id,adset_id,campaign_id,name,status,effective_status,created_time,creative{id},adlabels{name}';

/** An ad as Meta answers it. Literals are open, and what is not listed is dropped. */
export const adResponse = z.object({
  id: z.string(),
  adset_id: z.string(),
  campaign_id: z.string(),
  name: z.string(),
  status: z.string(),
  effective_status: z.string(),
  created_time: moment,
  creative: z.object({ id: z.string() }).nullish(),
  adlabels: labels,
});

/** A parsed {@link adResponse}. */
export type AdResponse = z.infer<typeof adResponse>;
