import type { Instant } from '../shared/instant.ts';

/** The right to work on something, until it expires. */
export type Lease = {
  readonly name: string;
  readonly holder: string;
  /** Grows with every new holder: the larger token is the younger right. */
  readonly token: number;
  readonly expiresAt: Instant;
};

/**
 * Leases: one holder at a time.
 *
 * - LE-1: `acquire` gives the lease where nobody holds it or it expired at or before `now`, otherwise null.
 * - LE-2: of two that acquire at once exactly one gets it.
 * - LE-3: every acquisition has a larger token than any before it.
 * - LE-4: `renew` extends a lease that is still its holder's, never shortens it, and says false where another token
 *   took it over.
 * - LE-5: `release` frees it for the next; of a lease that was taken over it changes nothing.
 */
export interface LeaseStore {
  acquire(request: {
    readonly name: string;
    readonly holder: string;
    readonly ttlMs: number;
    readonly now: Instant;
  }): Promise<Lease | null>;
  renew(request: { readonly lease: Lease; readonly ttlMs: number; readonly now: Instant }): Promise<boolean>;
  release(request: { readonly lease: Lease }): Promise<void>;
}
