import type { PlatformErrorKind } from '@adpilot/core';

/** What a person or the caller does about a failed call, by kind. */
export const NEXT_STEPS: Readonly<Record<PlatformErrorKind, string>> = {
  transient: 'repeat the call later',
  rate_limited: 'wait for retryAfterMs, then repeat the call',
  auth: 'issue a new access token',
  permission: 'grant the token the missing scope, or list the account in accountIds',
  invalid_request: 'correct the request; blameFields names the parts that Meta refused',
  policy_rejected: 'resolve the block in Meta Business Support before any further call for the account',
  not_found: 'read the account again: the entity is gone, or the token cannot see it',
  unknown_outcome: 'read the current value before writing again',
};
