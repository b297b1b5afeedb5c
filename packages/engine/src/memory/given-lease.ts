import type { Lease } from '@adpilot/core';

/** A lease as it was last given; its token outlives its release, so that the next one is larger. */
export type GivenLease = { readonly lease: Lease; readonly released: boolean };
