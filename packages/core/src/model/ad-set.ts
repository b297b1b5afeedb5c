import type { Instant } from '../shared/instant.ts';
import type { Json } from '../shared/json.ts';
import type { Budget } from './budget.ts';
import type { OpenLiteral } from './open-literal.ts';
import type { ConfiguredStatus, EffectiveStatus } from './status.ts';

/** An ad set. Its budget fields are null where its campaign owns the budget. */
export type AdSet = Budget & {
  readonly id: string;
  readonly campaignId: string;
  readonly name: string;
  readonly labels: readonly string[];
  readonly status: ConfiguredStatus;
  readonly effectiveStatus: EffectiveStatus;
  readonly createdAt: Instant;
  readonly optimizationGoal: string | null;
  readonly billingEvent: string | null;
  readonly targeting: Json;
  /** Meta's learning phase; null where it does not apply. */
  readonly learningStage: OpenLiteral<'LEARNING' | 'SUCCESS' | 'FAIL'> | null;
  readonly lastSignificantEdit: Instant | null;
};
