import type { ConversionRevision } from '../maturity/conversion-revision.ts';
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

/** A day, and when one would like to have known it. */
export type InsightMoment = { readonly day: Day; readonly asOf: Instant };

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
 * - IS-8: `conversionsAsOf` gives for each moment the conversions of its day as they were known then, of all ads together,
 *   `knownAt` being the last complete reading of the day up to it; ordered by day and moment. They are null where those of
 *   an ad that was delivered are. A moment that no complete reading precedes is left out.
 */
export interface InsightStore {
  upsert(rows: readonly InsightRow[], owner: { readonly accountId: string }): Promise<void>;
  recordRead(read: InsightRead): Promise<void>;
  list(query: InsightQuery): Promise<readonly InsightRow[]>;
  listAsOf(query: InsightQuery & { readonly asOf: Instant }): Promise<readonly InsightRow[]>;
  conversionsAsOf(query: {
    readonly accountId: string;
    readonly moments: readonly InsightMoment[];
  }): Promise<readonly ConversionRevision[]>;
  lastRead(query: { readonly accountId: string; readonly day: Day }): Promise<InsightRead | null>;
}
