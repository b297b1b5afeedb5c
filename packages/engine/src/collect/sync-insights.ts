import {
  type Ad,
  addDays,
  addHours,
  type Day,
  hoursBetween,
  type InsightStore,
  type Instant,
  type PlatformError,
  type Policy,
  type Signal,
  toInstant,
} from '@adpilot/core';
import type { EngineContext } from '../context.ts';
import { isPlatformError } from '../is-platform-error.ts';
import { intradayPoints } from './intraday-points.ts';
import { type OnPage, readAll } from './read-tree.ts';
import { vanishedRows } from './vanished-rows.ts';

/** Days before today that Meta may still restate. */
const RESTATED_DAYS = 28;
/** Older days change less, and are read less often: at most this old a reading is still good for them. */
const TIERS = [
  { daysBack: RESTATED_DAYS, maxAgeHours: 24 },
  { daysBack: 7, maxAgeHours: 6 },
] as const;

/** How long it is kept how days stood at each reading. */
const INTRADAY_HOURS = 28 * 24;

/** What one reading of the insights brought. `error` says why it stopped short. */
export type InsightSync = {
  readonly since: Day;
  readonly until: Day;
  readonly rows: number;
  readonly error: string | null;
};

type SyncRequest = {
  readonly accountId: string;
  readonly today: Day;
  readonly policy: Policy;
  /** The ads that are listed. */
  readonly ads: readonly Ad[];
  readonly onPage: OnPage;
  readonly signal?: Signal;
};

/**
 * Reads the insights that are due, from the first day that is too old up to today, and stores them. A reading that
 * stops short stores nothing but that it did: the figures then count as read in part, and no action rests on them.
 *
 * @throws PlatformError where a person has to act (token, permission, policy), and whatever is no failure of the platform
 */
export async function syncInsights(
  { platform, storage, clock }: Pick<EngineContext, 'platform' | 'storage' | 'clock'>,
  { accountId, today, policy, ads, onPage, signal }: SyncRequest,
): Promise<InsightSync> {
  const now = toInstant(clock.now());
  const range = { since: await firstDayDue(storage.insights, accountId, today, now), until: today };
  const { conversionActionTypes } = policy.metrics;
  const request = { accountId, ...range, conversionActionTypes, ...(signal ? { signal } : {}) };
  try {
    const rows = await readAll(platform.readInsights(request), onPage);
    const points = intradayPoints(rows, {
      accountId,
      days: [addDays(today, -1), today],
      readAt: now,
      policy,
    });
    await storage.transaction(async ({ insights, intraday }) => {
      const known = await insights.list({ accountId, ...range });
      const adIds = new Set(ads.map(({ id }) => id));
      const readAt = toInstant(clock.now());
      await insights.upsert([...rows, ...vanishedRows(known, rows, { adIds, readAt })], { accountId });
      await insights.recordRead({ accountId, ...range, readAt: now, complete: true });
      await intraday.append(points, { accountId });
      await intraday.forget({ accountId, before: addHours(now, -INTRADAY_HOURS) });
    });
    return { ...range, rows: rows.length, error: null };
  } catch (error) {
    if (!isPassing(error)) throw error;
    await storage.insights.recordRead({ accountId, ...range, readAt: now, complete: false });
    return { ...range, rows: 0, error: error.message };
  }
}

/** A failure that the next cycle may not meet again. */
function isPassing(error: unknown): error is PlatformError {
  return (
    isPlatformError(error) &&
    ['transient', 'rate_limited', 'invalid_request', 'not_found'].includes(error.kind)
  );
}

async function firstDayDue(
  insights: InsightStore,
  accountId: string,
  today: Day,
  now: Instant,
): Promise<Day> {
  for (const { daysBack, maxAgeHours } of TIERS) {
    const day = addDays(today, -daysBack);
    const read = await insights.lastRead({ accountId, day });
    if (!read?.complete || hoursBetween(read.readAt, now) >= maxAgeHours) return day;
  }
  return addDays(today, -1);
}
