import { describe, expect, it } from 'vitest';
import {
  anAccount,
  anAd,
  anAdSet,
  anInsightRow,
  anIntradayPoint,
  aPolicy,
  aSnapshot,
} from '../../testing/index.ts';
import { addDays, type Day, dayOf, daysBetween, weekdayOf } from '../shared/day.ts';
import type { Plan, PlannedAction } from './plan.ts';
import { planCycle } from './plan-cycle.ts';
import type { Snapshot } from './snapshot.ts';

const NOW = '2026-01-15T12:00:00.000Z';
const TODAY = '2026-01-15';
const POLICY = aPolicy();
const AD_SETS = Array.from({ length: 8 }, (_, index) => `ad-set-${index + 1}`);

/** What an ad set brings on a day so many days ago. */
type Brings = (daysAgo: number) => {
  readonly clicks?: number;
  readonly conversions?: number | null;
  readonly roas?: number;
};

/** Eight ad sets with 28 days of 800 clicks, and no reading within a day. */
function accountOf(brings: Brings, overrides: Partial<Snapshot> = {}): Snapshot {
  const now = overrides.now ?? NOW;
  const insights = AD_SETS.flatMap((adSetId) =>
    Array.from({ length: 28 }, (_, index) => {
      const { clicks = 800, conversions = 20, roas = 3 } = brings(index + 1);
      return anInsightRow({
        adId: `${adSetId}-ad`,
        adSetId,
        day: addDays(dayOf(now, 'UTC'), -1 - index),
        impressions: clicks * 50,
        reach: null,
        clicks,
        linkClicks: clicks,
        spend: clicks * 20,
        conversions,
        revenue: conversions === null ? null : Math.round(800 * roas * conversions),
        knownAt: now,
      });
    }),
  );
  return aSnapshot({
    now,
    account: anAccount({ timeZone: 'UTC' }),
    adSets: AD_SETS.map((id) => anAdSet({ id })),
    ads: AD_SETS.map((adSetId) => anAd({ id: `${adSetId}-ad`, adSetId, creativeId: null })),
    insights,
    insightsStatus: { newestReadAt: now, complete: true },
    ...overrides,
  });
}

function silentFor(days: number): Brings {
  return (daysAgo) => (daysAgo <= days ? { conversions: 0 } : {});
}

function executed({ actions }: Plan): readonly PlannedAction[] {
  return actions.filter(({ status }) => status === 'execute');
}

function heldBy({ holds }: Plan): readonly string[] {
  return holds.filter(({ target }) => target.level === 'account').map(({ rule }) => rule);
}

describe('planCycle without readings within the day', () => {
  it.each([1, 2, 3, 5, 7, 14])(
    'does nothing by conversions that are silent for %i days everywhere',
    (days) => {
      const plan = planCycle(accountOf(silentFor(days)), POLICY);
      expect(executed(plan)).toEqual([]);
      expect(heldBy(plan)).toEqual(['tracking_outage']);
    },
  );

  it('cuts what lost its conversions alone', () => {
    const snapshot = accountOf(() => ({}));
    const insights = snapshot.insights.map((row) =>
      row.adSetId === 'ad-set-1' && daysBetween(row.day, TODAY) <= 7
        ? { ...row, conversions: 0, revenue: 0 }
        : row,
    );
    const plan = planCycle({ ...snapshot, insights }, POLICY);
    expect(heldBy(plan)).toEqual([]);
    expect(executed(plan).map(({ decision }) => decision.target.id)).toContain('ad-set-1');
  });

  it('takes clicks that are gone as well for a collapse', () => {
    const plan = planCycle(
      accountOf((daysAgo) => (daysAgo <= 3 ? { clicks: 40, conversions: 0 } : {})),
      POLICY,
    );
    expect(heldBy(plan)).toEqual(['traffic_collapse']);
  });

  it('takes unknown conversions for unknown', () => {
    const plan = planCycle(
      accountOf((daysAgo) => (daysAgo <= 3 ? { conversions: null } : {})),
      POLICY,
    );
    expect(heldBy(plan)).toEqual([]);
  });

  it('takes three days without an order of two a day for chance', () => {
    const plan = planCycle(
      accountOf((daysAgo) => ({ conversions: daysAgo <= 3 ? 0 : 0.25 })),
      POLICY,
    );
    expect(heldBy(plan)).toEqual([]);
  });

  it.each(['2026-01-11T12:00:00.000Z', '2026-01-12T12:00:00.000Z'])(
    'takes a quiet weekend for a weekend at %s',
    (now) => {
      const brings: Brings = (daysAgo) =>
        isWeekend(addDays(dayOf(now, 'UTC'), -daysAgo)) ? { clicks: 80, conversions: 2 } : {};
      expect(heldBy(planCycle(accountOf(brings, { now }), POLICY))).toEqual([]);
    },
  );

  it('takes a weekend without conversions for an outage', () => {
    const now = '2026-01-12T12:00:00.000Z';
    const brings: Brings = (daysAgo) => {
      const clicks = isWeekend(addDays(dayOf(now, 'UTC'), -daysAgo)) ? 200 : 800;
      return { clicks, conversions: daysAgo <= 2 ? 0 : clicks / 40 };
    };
    expect(heldBy(planCycle(accountOf(brings, { now }), POLICY))).toEqual(['tracking_outage']);
  });

  it('goes on when conversions are back, without the days that were touched', () => {
    const plan = planCycle(
      accountOf((daysAgo) => (daysAgo >= 3 && daysAgo <= 5 ? { conversions: 0 } : { roas: 5 })),
      POLICY,
    );
    expect(heldBy(plan)).toEqual([]);
    const [raise] = executed(plan);
    // Of the last seven days three were silent, and in the one after them conversions came back.
    expect(raise?.decision.evidence['spend']).toBe(3 * 800 * 20);
  });

  it('asks people for a cut when it goes on for longer than a day', () => {
    const asked = ({ actions }: Plan) =>
      actions.filter(
        ({ decision, status }) => decision.rule === 'tracking_outage' && status === 'needs_approval',
      ).length;
    expect(asked(planCycle(accountOf(silentFor(1)), POLICY))).toBe(0);
    expect(asked(planCycle(accountOf(silentFor(2)), POLICY))).toBe(AD_SETS.length);
  });

  it('reads the days that no reading tells of', () => {
    // Readings of today alone: the silence of the days before is in their rows.
    const snapshot = accountOf(silentFor(4), {
      intraday: ['2026-01-15T11:00:00.000Z', NOW].map((readAt) =>
        anIntradayPoint({ day: TODAY, readAt, clicks: 3200, conversions: 0, spend: 64_000 }),
      ),
    });
    expect(heldBy(planCycle(snapshot, POLICY))).toEqual(['tracking_outage']);
  });
});

function isWeekend(day: Day): boolean {
  return [0, 6].includes(weekdayOf(day));
}
