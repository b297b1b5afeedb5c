import { addDays, addHours, type InsightStore, type Instant, type Snapshot, startOfDay } from '@adpilot/core';
import { anAccount, anInsightRow, aPolicy, aSnapshot } from '@adpilot/core/testing';
import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../memory/index.ts';
import { createMaturityCurves } from './maturity-curves.ts';

const account = anAccount();
const NOW = '2026-02-10T18:00:00.000Z';
const OWNER = { accountId: account.id };
const policy = aPolicy();

function at(now: Instant): Snapshot {
  return aSnapshot({ account, now });
}

/** A storage that has seen three weeks of days, half of whose conversions come in a day late. */
async function withHistory(): Promise<{ readonly insights: InsightStore; readonly queries: () => number }> {
  const { insights } = createMemoryStorage();
  for (let age = 1; age <= 21; age += 1) {
    const day = addDays('2026-02-10', -age);
    for (const [after, conversions] of [
      [1, 50],
      [2, 100],
      [3, 100],
    ] as const) {
      const readAt = addHours(startOfDay(addDays(day, after), account.timeZone), -0.5);
      if (readAt > NOW) continue;
      await insights.upsert([anInsightRow({ day, conversions, knownAt: readAt })], OWNER);
      await insights.recordRead({ ...OWNER, since: day, until: day, readAt, complete: true });
    }
  }
  let queries = 0;
  const counted: InsightStore = {
    ...insights,
    conversionsAsOf: (query) => {
      queries += 1;
      return insights.conversionsAsOf(query);
    },
  };
  return { insights: counted, queries: () => queries };
}

describe('the curves of accounts', () => {
  it('are learned from what was known of each day and when', async () => {
    const { insights } = await withHistory();
    const curve = await createMaturityCurves({ insights }).curveOf(at(NOW), policy);
    expect(curve?.shares).toHaveLength(8);
    expect(curve?.shares[0]).toBeGreaterThan(0.4);
    expect(curve?.shares[0]).toBeLessThan(0.52);
    // Nothing came in later, as far as the readings go: what is left is the prior.
    expect(curve?.shares[1]).toBeCloseTo(policy.maturity.priorShares[2] ?? 0, 2);
    expect(curve?.high[0]).toBeLessThan(0.5);
  });

  it('are the same at every hour of a day, and learned once on it', async () => {
    const { insights, queries } = await withHistory();
    const curves = createMaturityCurves({ insights });
    const early = await curves.curveOf(at(startOfDay('2026-02-10', account.timeZone)), policy);
    const late = { day: '2026-02-09', conversions: 5, knownAt: NOW };
    await insights.upsert([anInsightRow(late)], OWNER);
    await insights.recordRead({ ...OWNER, since: late.day, until: late.day, readAt: NOW, complete: true });
    expect(await curves.curveOf(at(NOW), policy)).toBe(early);
    expect(queries()).toBe(1);
    expect(await createMaturityCurves({ insights }).curveOf(at(NOW), policy)).toEqual(early);
  });

  it('are learned anew on the next day, and for another policy', async () => {
    const { insights, queries } = await withHistory();
    const curves = createMaturityCurves({ insights });
    await curves.curveOf(at(NOW), policy);
    await curves.curveOf(at(addHours(NOW, 24)), policy);
    await curves.curveOf(at(addHours(NOW, 24)), aPolicy({ maturity: { priorWeight: 1 } }));
    expect(queries()).toBe(3);
  });

  it('are not there for an account without history', async () => {
    const curves = createMaturityCurves(createMemoryStorage());
    expect(await curves.curveOf(at(NOW), policy)).toBeNull();
  });

  it('do not learn from days of an outage', async () => {
    const { insights } = await withHistory();
    const days = Array.from({ length: 28 }, (_, index) => addDays('2026-02-09', index - 27));
    // Conversions were lost on the last two days: what stood of them then, and later, is not how late others come.
    const rows = days.map((day, index) =>
      anInsightRow({ day, impressions: 100_000, linkClicks: 2_000, conversions: index < 26 ? 100 : 0 }),
    );
    const curves = createMaturityCurves({ insights });
    const known = await curves.curveOf(at(NOW), policy);
    const lost = await createMaturityCurves({ insights }).curveOf(
      aSnapshot({ account, now: NOW, insights: rows }),
      policy,
    );
    expect(known?.shares[0]).toBeGreaterThan(0.4);
    expect(lost?.high[0]).toBeGreaterThan(known?.high[0] ?? 1);
  });
});
