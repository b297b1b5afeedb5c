import type { Instant } from '../shared/instant.ts';

/** What people have switched in an account. */
export type AccountControls = {
  readonly accountId: string;
  readonly stopped: boolean;
  readonly reason: string | null;
  readonly changedBy: string | null;
  readonly changedAt: Instant | null;
  /** When a person last said that conversions are all right: an outage presumed before is closed. */
  readonly outageClosedAt: Instant | null;
};

/**
 * Switches that people turn.
 *
 * - CT-1: an account that was never switched is not stopped, and nobody closed an outage of it.
 * - CT-2: `set` replaces; `get` gives back what was set last.
 */
export interface ControlStore {
  get(query: { readonly accountId: string }): Promise<AccountControls>;
  set(controls: AccountControls): Promise<void>;
}
