import type { InsightRow } from '../model/insight-row.ts';
import type { Day } from '../shared/day.ts';
import type { Instant } from '../shared/instant.ts';

/** One reading of a range of days. */
export type InsightRead = {
  readonly accountId: string;
  readonly since: Day;
  readonly until: Day;
  readonly readAt: Instant;
  /** Whether the range was read to its end. */
  readonly complete: boolean;
};

export type InsightQuery = {
  readonly accountId: string;
  readonly since: Day;
  readonly until: Day;
};

/**
 * Insight rows with their history.
 *
 * - IS-1: `upsert` keeps one current row per ad and day.
 * - IS-2: a later reading with another figure replaces the current row and keeps the earlier one as a revision.
 * - IS-3: a later reading with the same figures is no revision, and its `knownAt` becomes that of the current row.
 * - IS-4: an earlier reading never replaces a later one.
 * - IS-5: `list` gives current rows, `listAsOf` what was known at an instant; both ordered by day and ad.
 * - IS-6: a row whose ad or account is not known as an entity is kept all the same: ads are deleted, figures stay.
 * - IS-7: `lastRead` is the newest recorded reading that covers the day; null where there is none.
 */
export interface InsightStore {
  upsert(rows: readonly InsightRow[], owner: { readonly accountId: string }): Promise<void>;
  recordRead(read: InsightRead): Promise<void>;
  list(query: InsightQuery): Promise<readonly InsightRow[]>;
  listAsOf(query: InsightQuery & { readonly asOf: Instant }): Promise<readonly InsightRow[]>;
  lastRead(query: { readonly accountId: string; readonly day: Day }): Promise<InsightRead | null>;
}
