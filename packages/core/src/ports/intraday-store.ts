import type { IntradayPoint } from '../model/insight-row.ts';
import type { Instant } from '../shared/instant.ts';

/** Which of an account's points are meant. */
export type IntradayQuery = {
  readonly accountId: string;
  readonly level: IntradayPoint['level'];
  /** The earliest reading. */
  readonly since: Instant;
};

/**
 * How days stood at each reading.
 *
 * - IP-1: `append` adds points; one whose level, id, day and reading are known is left as it is.
 * - IP-2: `list` gives a level's points read at or after an instant, ordered by reading, id and day.
 * - IP-3: `forget` removes the account's points that were read before an instant, and no others.
 */
export interface IntradayStore {
  append(points: readonly IntradayPoint[], owner: { readonly accountId: string }): Promise<void>;
  list(query: IntradayQuery): Promise<readonly IntradayPoint[]>;
  forget(query: { readonly accountId: string; readonly before: Instant }): Promise<void>;
}
