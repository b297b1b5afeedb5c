import type { Instant } from '../shared/instant.ts';
import type { Budget } from './budget.ts';
import type { OpenLiteral } from './open-literal.ts';
import type { ConfiguredStatus, EffectiveStatus } from './status.ts';

export type CampaignObjective = OpenLiteral<
  | 'OUTCOME_AWARENESS'
  | 'OUTCOME_TRAFFIC'
  | 'OUTCOME_ENGAGEMENT'
  | 'OUTCOME_LEADS'
  | 'OUTCOME_APP_PROMOTION'
  | 'OUTCOME_SALES'
>;

/** A campaign. Its budget fields are null where its ad sets own the budgets. */
export type Campaign = Budget & {
  readonly id: string;
  readonly name: string;
  readonly labels: readonly string[];
  readonly objective: CampaignObjective;
  readonly status: ConfiguredStatus;
  readonly effectiveStatus: EffectiveStatus;
  readonly createdAt: Instant;
  /** Who holds the budget: the campaign, or each ad set its own. Never both. */
  readonly budgetOwner: 'campaign' | 'ad_sets';
  readonly bidStrategy: string | null;
  readonly specialAdCategories: readonly string[];
};
