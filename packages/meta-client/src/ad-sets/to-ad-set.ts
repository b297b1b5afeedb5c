import type { AdSet } from '@adpilot/core';
import { toBudget } from '../wire/budget.ts';
import { labelNames } from '../wire/labels.ts';
import { momentOrNone } from '../wire/moment.ts';
import type { AdSetResponse } from './ad-set-response.ts';

/** An ad set in the words of the model. */
export function toAdSet(answer: AdSetResponse): AdSet {
  return {
    ...toBudget(answer, answer.end_time),
    id: answer.id,
    campaignId: answer.campaign_id,
    name: answer.name,
    labels: labelNames(answer.adlabels),
    status: answer.status,
    effectiveStatus: answer.effective_status,
    createdAt: answer.created_time,
    optimizationGoal: answer.optimization_goal ?? null,
    billingEvent: answer.billing_event ?? null,
    targeting: answer.targeting ?? null,
    learningStage: answer.learning_stage_info?.status ?? null,
    lastSignificantEdit: momentOrNone(answer.learning_stage_info?.last_sig_edit_ts),
  };
}
