import type { Instant } from '../shared/instant.ts';

/** A person's leave to show something. Where there is none, it is null. */
export type PartApproval = {
  readonly by: string;
  readonly at: Instant;
  /** From this instant on it may not be shown any more; null where the leave has no end. */
  readonly expiresAt: Instant | null;
};
