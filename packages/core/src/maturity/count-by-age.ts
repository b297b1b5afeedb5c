import type { Policy } from '../policy/policy-schema.ts';
import { addDays, type Day, dayOf, daysBetween, startOfDay } from '../shared/day.ts';
import { groupBy } from '../shared/group-by.ts';
import { addHours, type Instant } from '../shared/instant.ts';
import type { ConversionRevision } from './conversion-revision.ts';
import { createAgeClock, type MaturityAge } from './maturity-ages.ts';

/** A day's conversions as they were known at each age of a curve; null where no reading tells. */
export type CountsByAge = { readonly day: Day; readonly counts: readonly (number | null)[] };

/**
 * Lays revisions out by the age of their day: at each age stands the last one known by then. Where it is told when the
 * days were read, an age at which nobody had looked since the age before, or so long ago that nothing would be decided on it
 * (`data.maxInsightAgeHours`), is not known.
 */
export function countByAge(
  revisions: readonly ConversionRevision[],
  {
    ages,
    now,
    timeZone,
    readAt,
    policy,
  }: {
    readonly ages: readonly MaturityAge[];
    readonly now: Instant;
    readonly timeZone: string;
    /** When the days were read apart from their revisions; null where none of these was missed. */
    readonly readAt: readonly Instant[] | null;
    readonly policy: Pick<Policy, 'maturity' | 'data'>;
  },
): readonly CountsByAge[] {
  const today = dayOf(now, timeZone);
  const oldest = addDays(today, -policy.maturity.historyDays);
  const instantOf = createAgeClock(timeZone);
  const recent = revisions
    .filter(({ day }) => daysBetween(oldest, day) >= 0)
    .toSorted(
      (a, b) =>
        compare(a.day, b.day) ||
        compare(a.knownAt, b.knownAt) ||
        (a.conversions ?? -1) - (b.conversions ?? -1),
    );
  return [...groupBy(recent, ({ day }) => day)].map(([day, inOrder]) => {
    const ends = ages.map((age) => instantOf(day, age));
    return {
      day,
      counts: ends.map((end, index) => {
        const last = inOrder.findLast(({ knownAt }) => knownAt <= end);
        if (end > now || !last) return null;
        if (readAt === null) return last.conversions;
        const before = ends[index - 1] ?? startOfDay(day, timeZone);
        const stale = addHours(end, -policy.data.maxInsightAgeHours);
        const isRead = (at: Instant): boolean => at > before && at >= stale && at <= end;
        return isRead(last.knownAt) || readAt.some(isRead) ? last.conversions : null;
      }),
    };
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
