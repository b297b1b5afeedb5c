import * as z from 'zod';
import { allocationPolicy } from './allocation-policy.ts';
import { experimentPolicy } from './experiment-policy.ts';
import { fatiguePolicy } from './fatigue-policy.ts';
import { optimizerPolicy } from './optimizer-policy.ts';
import { roasPolicy } from './roas-policy.ts';
import { sparse } from './sparse.ts';
import { spikePolicy } from './spike-policy.ts';
import { targetingPolicy } from './targeting-policy.ts';

/** The opinions that a campaign may have of its own. Limits, approvals and what is learned of an account are not among them. */
export const campaignPolicy = z.strictObject({
  /** `thresholds`: steps by ROAS. `marginal`: budgets by what the next unit of money brings, set once a day. */
  budgeting: z.enum(['thresholds', 'marginal']).default('thresholds'),
  roas: roasPolicy.prefault({}),
  spikes: spikePolicy.prefault({}),
  fatigue: fatiguePolicy.prefault({}),
  experiments: experimentPolicy.prefault({}),
  optimizer: optimizerPolicy.prefault({}),
  targeting: targetingPolicy.prefault({}),
  allocation: allocationPolicy.prefault({}),
});

/** Other thresholds for some campaigns; of several that name a campaign the first one holds, alone. */
export const overridePolicy = z
  .strictObject({
    /** Unique; the evidence of a decision that was made by it names it. */
    name: z.string().min(1),
    /** Ids and labels of campaigns: exact text, or a prefix that ends in `*`. */
    campaignIds: z.array(z.string()).default([]),
    campaignLabels: z.array(z.string()).default([]),
    /** What differs from the rest of the policy. */
    policy: z.lazy(() => sparse(campaignPolicy)),
  })
  .refine(({ campaignIds, campaignLabels }) => campaignIds.length + campaignLabels.length > 0, {
    path: ['campaignIds'],
    message: 'an override names campaigns by id or label',
  });
