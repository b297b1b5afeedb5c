import { AdpilotError, type AdpilotErrorOptions } from './adpilot-error.ts';

/**
 * What a failed call to the ad platform means for the caller.
 *
 * - `transient`: repeating may help; `rate_limited`: it will, after `retryAfterMs`
 * - `auth`, `permission`, `policy_rejected`: a person has to act, the account's run ends
 * - `invalid_request`, `not_found`: this call alone cannot succeed
 * - `unknown_outcome`: a write was sent and its answer lost; look before doing anything
 */
export type PlatformErrorKind =
  | 'transient'
  | 'rate_limited'
  | 'auth'
  | 'permission'
  | 'invalid_request'
  | 'policy_rejected'
  | 'not_found'
  | 'unknown_outcome';

export type PlatformErrorOptions = AdpilotErrorOptions & {
  readonly kind: PlatformErrorKind;
  /** The vendor's own code and subcode. */
  readonly platformCode?: number | null;
  readonly subcode?: number | null;
  /** The vendor's trace id, to quote in a support request. */
  readonly traceId?: string | null;
  readonly retryAfterMs?: number | null;
  /** The vendor's text for people, in the token owner's language. */
  readonly userMessage?: string | null;
};

/** A call to the ad platform failed. */
export class PlatformError extends AdpilotError {
  readonly code = 'platform';
  readonly kind: PlatformErrorKind;
  readonly platformCode: number | null;
  readonly subcode: number | null;
  readonly traceId: string | null;
  readonly retryAfterMs: number | null;
  readonly userMessage: string | null;

  constructor({
    kind,
    platformCode,
    subcode,
    traceId,
    retryAfterMs,
    userMessage,
    ...options
  }: PlatformErrorOptions) {
    super(options);
    this.kind = kind;
    this.platformCode = platformCode ?? null;
    this.subcode = subcode ?? null;
    this.traceId = traceId ?? null;
    this.retryAfterMs = retryAfterMs ?? null;
    this.userMessage = userMessage ?? null;
  }
}
