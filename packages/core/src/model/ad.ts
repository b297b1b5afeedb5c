import type { Instant } from '../shared/instant.ts';
import type { ConfiguredStatus, EffectiveStatus } from './status.ts';

/** An ad: one creative in one ad set. */
export type Ad = {
  readonly id: string;
  readonly adSetId: string;
  readonly campaignId: string;
  readonly creativeId: string | null;
  readonly name: string;
  readonly labels: readonly string[];
  readonly status: ConfiguredStatus;
  readonly effectiveStatus: EffectiveStatus;
  readonly createdAt: Instant;
};
