import type { Campaign } from '@adpilot/core';
import { toBudget } from '../wire/budget.ts';
import { labelNames } from '../wire/labels.ts';
import type { CampaignResponse } from './campaign-response.ts';

/** A campaign in the words of the model. */
export function toCampaign(answer: CampaignResponse): Campaign {
  const budget = toBudget(answer, answer.stop_time);
  const ownsBudget = budget.dailyBudget !== null || budget.lifetimeBudget !== null;
  return {
    ...budget,
    id: answer.id,
    name: answer.name,
    labels: labelNames(answer.adlabels),
    objective: answer.objective,
    status: answer.status,
    effectiveStatus: answer.effective_status,
    createdAt: answer.created_time,
    budgetOwner: ownsBudget ? 'campaign' : 'ad_sets',
    bidStrategy: answer.bid_strategy ?? null,
    specialAdCategories: answer.special_ad_categories?.filter((category) => category !== 'NONE') ?? [],
  };
}
