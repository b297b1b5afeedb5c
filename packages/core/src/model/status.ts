import type { OpenLiteral } from './open-literal.ts';

/** What the owner switched the entity to. */
export type ConfiguredStatus = OpenLiteral<'ACTIVE' | 'PAUSED' | 'ARCHIVED' | 'DELETED'>;

/** What Meta makes of it, parents included. A value that is not known here counts as not active. */
export type EffectiveStatus = OpenLiteral<
  | 'ACTIVE'
  | 'PAUSED'
  | 'ARCHIVED'
  | 'DELETED'
  | 'IN_PROCESS'
  | 'WITH_ISSUES'
  | 'CAMPAIGN_PAUSED'
  | 'ADSET_PAUSED'
  | 'PENDING_REVIEW'
  | 'DISAPPROVED'
  | 'PREAPPROVED'
  | 'PENDING_BILLING_INFO'
>;
