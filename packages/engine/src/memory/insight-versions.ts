import type { Day, InsightRow, Instant } from '@adpilot/core';

/** Figures that were read once or several times in a row; the row's `knownAt` is the last of these readings. */
export type InsightVersion = { readonly row: InsightRow; readonly firstKnownAt: Instant };

/** What became known of one ad's day, oldest first: the last version is the current row. */
export type InsightVersions = {
  readonly accountId: string;
  readonly day: Day;
  readonly versions: readonly InsightVersion[];
};

/** The versions after one more reading. */
export function withReading(versions: readonly InsightVersion[], row: InsightRow): readonly InsightVersion[] {
  const current = versions.at(-1);
  const version = { row: { ...row }, firstKnownAt: row.knownAt };
  if (current === undefined) return [version];
  if (row.knownAt <= current.row.knownAt) return withLateReading(versions, version);
  return haveSameFigures(row, current.row)
    ? [...versions.slice(0, -1), { ...version, firstKnownAt: current.firstKnownAt }]
    : [...versions, version];
}

/** The row as it was known at an instant; null where nothing was. */
export function knownAsOf(versions: readonly InsightVersion[], asOf: Instant): InsightRow | null {
  const version = versions.findLast(({ firstKnownAt }) => firstKnownAt <= asOf);
  if (version === undefined) return null;
  const { row, firstKnownAt } = version;
  return row.knownAt <= asOf ? row : { ...row, knownAt: firstKnownAt };
}

/** A late reading is history, unless it falls between two readings that agree. */
function withLateReading(
  versions: readonly InsightVersion[],
  late: InsightVersion,
): readonly InsightVersion[] {
  const at = late.firstKnownAt;
  if (versions.some(({ firstKnownAt, row }) => firstKnownAt <= at && at <= row.knownAt)) return versions;
  const earlier = versions.filter(({ firstKnownAt }) => firstKnownAt < at);
  return [...earlier, late, ...versions.slice(earlier.length)];
}

function haveSameFigures(a: InsightRow, b: InsightRow): boolean {
  const { knownAt: _, ...figures } = a;
  const others: Record<string, unknown> = b;
  return Object.entries(figures).every(([name, figure]) => figure === others[name]);
}
