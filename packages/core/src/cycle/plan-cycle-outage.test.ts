import { describe, expect, it } from 'vitest';
import {
  anAccount,
  anAdSet,
  anInsightRow,
  anIntradayPoint,
  aPolicy,
  aSnapshot,
} from '../../testing/index.ts';
import { addDays, dayOf, startOfDay } from '../shared/day.ts';
import { addHours, hoursBetween, type Instant } from '../shared/instant.ts';
import type { Target } from './action.ts';
import type { Plan, PlannedAction } from './plan.ts';
import { planCycle } from './plan-cycle.ts';
import type { Snapshot } from './snapshot.ts';

const BREAK = '2026-01-15T06:00:00.000Z';
const POLICY = aPolicy({ maturity: { priorShares: [1] } });

/** What is left of each hour's figures. */
type World = {
  readonly clicks?: (at: Instant) => number;
  readonly conversions?: (at: Instant) => number | null;
  /** Return on ad spend of the ad set; 4 by default. */
  readonly roas?: number;
};

/** An account of 100 clicks and 4 conversions an hour, read every hour of the last four days. */
function accountAt(now: Instant, world: World = {}, overrides: Partial<Snapshot> = {}): Snapshot {
  const begin = startOfDay(addDays(dayOf(now, 'UTC'), -4), 'UTC');
  const readings = Array.from({ length: Math.floor(hoursBetween(begin, now)) }, (_, hour) =>
    addHours(begin, hour + 1),
  );
  const pointsAt = (readAt: Instant) => {
    const today = dayOf(readAt, 'UTC');
    return [addDays(today, -1), today].map((day) => {
      const { clicks, conversions } = sumsOf(day, readAt, world);
      return anIntradayPoint({
        day,
        readAt,
        clicks,
        conversions,
        spend: clicks * 20,
        impressions: clicks * 50,
      });
    });
  };
  const insights = Array.from({ length: 21 }, (_, age) => {
    const day = addDays(dayOf(now, 'UTC'), -1 - age);
    const { clicks, conversions } = sumsOf(day, now, world);
    const spend = clicks * 20;
    const revenue = Math.round(spend * (world.roas ?? 4) * ((conversions ?? 0) / (0.04 * clicks)));
    return anInsightRow({
      day,
      impressions: clicks * 50,
      reach: null,
      linkClicks: clicks,
      spend,
      conversions,
      revenue,
    });
  });
  return aSnapshot({
    now,
    account: anAccount({ timeZone: 'UTC' }),
    insights,
    intraday: readings.flatMap(pointsAt),
    insightsStatus: { newestReadAt: now, complete: true },
    ...overrides,
  });
}

/** What the hours of a day have brought by some moment. */
function sumsOf(day: string, until: Instant, { clicks, conversions }: World) {
  const begin = startOfDay(day, 'UTC');
  const hours = Math.max(0, Math.min(24, Math.floor(hoursBetween(begin, until))));
  let sums: { clicks: number; conversions: number | null } = { clicks: 0, conversions: 0 };
  for (let hour = 0; hour < hours; hour += 1) {
    const at = addHours(begin, hour);
    const clicked = 100 * (clicks?.(at) ?? 1);
    const left = conversions ? conversions(at) : 1;
    const known =
      sums.conversions === null || left === null ? null : sums.conversions + 0.04 * clicked * left;
    sums = { clicks: sums.clicks + clicked, conversions: known };
  }
  return sums;
}

const gone = (at: Instant): number => (at >= BREAK ? 0 : 1);

function executed({ actions }: Plan): readonly PlannedAction[] {
  return actions.filter(({ status }) => status === 'execute');
}

function rulesThatHold({ holds }: Plan): readonly string[] {
  return holds.filter(({ target }) => target.level === 'account').map(({ rule }) => rule);
}

describe('planCycle while conversions are presumed lost', () => {
  const noon = '2026-01-15T12:00:00.000Z';

  it('raises and cuts where all is well', () => {
    expect(executed(planCycle(accountAt(noon), POLICY))).toMatchObject([
      { action: { from: 5000, to: 6500 } },
    ]);
    expect(executed(planCycle(accountAt(noon, { roas: 1.2 }), POLICY))).toMatchObject([
      { action: { type: 'set_budget', from: 5000 } },
    ]);
  });

  it.each([4, 1.2, 0.3])('does nothing by a ROAS of %d, and raises the alarm', (roas) => {
    const plan = planCycle(accountAt(noon, { roas, conversions: gone }), POLICY);
    expect(executed(plan)).toEqual([]);
    expect(rulesThatHold(plan)).toEqual(['tracking_outage']);
    expect(plan.actions.flatMap(({ verdicts }) => verdicts.map(({ guardrail }) => guardrail))).toContain(
      'trackingOutage',
    );
  });

  it('goes on by clicks', () => {
    // Yesterday was silent from the morning on, and its ads were clicked a third as often for the same money.
    const tomorrow = '2026-01-16T00:00:00.000Z';
    const snapshot = accountAt(tomorrow, { conversions: gone });
    const insights = snapshot.insights.map((row) =>
      row.day === '2026-01-15' ? { ...row, linkClicks: 800 } : row,
    );
    expect(executed(planCycle({ ...snapshot, insights }, POLICY))).toMatchObject([
      { decision: { rule: 'spike', evidence: { restsOn: 'delivery' } }, action: { to: 4500 } },
    ]);
  });

  it('takes a collapse of traffic for real', () => {
    const plan = planCycle(accountAt('2026-01-16T18:00:00.000Z', { clicks: gone, roas: 1.2 }), POLICY);
    expect(rulesThatHold(plan)).toEqual(['traffic_collapse']);
    expect(executed(plan)).toMatchObject([{ decision: { rule: 'roas_scaling' } }]);
  });

  it.each([
    ['a night without clicks', { clicks: (at: Instant) => (Number(at.slice(11, 13)) < 12 ? 0.02 : 1) }],
    ['a report without conversions', { conversions: (at: Instant) => (at >= BREAK ? null : 1) }],
    ['half of the conversions', { conversions: (at: Instant) => (at >= BREAK ? 0.5 : 1) }],
  ])('takes %s for no outage', (_, world) => {
    expect(rulesThatHold(planCycle(accountAt(noon, world), POLICY))).toEqual([]);
  });

  it('goes on when conversions are back, and never looks at the days that were touched', () => {
    const outage = (at: Instant): number => (at >= BREAK && at < '2026-01-16T06:00:00.000Z' ? 0 : 1);
    const later = '2026-01-17T12:00:00.000Z';
    const plan = planCycle(accountAt(later, { conversions: outage }), POLICY);
    expect(rulesThatHold(plan)).toEqual([]);
    const [raise] = executed(plan);
    // Two of the seven days are left out: the return is what it was.
    expect(raise?.decision.evidence).toMatchObject({ roasMatured: expect.closeTo(4, 6) });
    expect(raise?.decision.evidence['spend']).toBe(5 * 24 * 100 * 20);
  });

  it('goes on when a person says that all is well', () => {
    const controls = { stopped: false, outageClosedAt: noon };
    expect(executed(planCycle(accountAt(noon, { conversions: gone }, { controls }), POLICY))).toHaveLength(1);
  });

  describe('for more than a day', () => {
    const cutsAt = (now: Instant, overrides: Partial<Snapshot> = {}) =>
      planCycle(accountAt(now, { conversions: gone }, overrides), POLICY).actions.filter(
        ({ decision }) => decision.rule === 'tracking_outage',
      );
    const deadline = '2026-01-16T12:00:00.000Z';

    it('asks people for a cut of 20 %, and does nothing by itself', () => {
      expect(cutsAt('2026-01-16T11:00:00.000Z')).toEqual([]);
      expect(cutsAt(deadline)).toMatchObject([
        { status: 'needs_approval', action: { type: 'set_budget', from: 5000, to: 4000 } },
      ]);
    });

    it.each([
      ['a dry run', {}],
      ['what the limits refuse', { insightsStatus: { newestReadAt: null, complete: false } }],
    ])('asks again after %s', (_, overrides) => {
      for (const now of [deadline, '2026-01-16T13:00:00.000Z', '2026-01-17T09:00:00.000Z']) {
        expect(cutsAt(now, overrides)).toHaveLength(1);
      }
    });

    it('asks once in an outage, whatever became of the request', () => {
      const target: Target = { level: 'ad_set', id: 'ad-set-1', campaignId: 'campaign-1' };
      const asked = { rule: 'tracking_outage', target, at: deadline };
      const later = '2026-01-17T13:00:00.000Z';
      expect(cutsAt(later, { askedActions: [asked] })).toEqual([]);
      const others = [
        { ...asked, rule: 'spike' },
        { ...asked, at: '2026-01-14T10:00:00.000Z' },
        { ...asked, target: { ...target, id: 'ad-set-2' } },
      ];
      expect(cutsAt(later, { askedActions: others })).toHaveLength(1);
    });

    it.each([
      [4500, 4500],
      [5000, null],
    ])('asks for nothing below the smallest budget of %i', (minimumDailyBudget, to) => {
      const account = anAccount({ timeZone: 'UTC', minimumDailyBudget });
      expect(cutsAt(deadline, { account })).toMatchObject(
        to === null ? [] : [{ status: 'needs_approval', action: { from: 5000, to } }],
      );
    });

    it('asks for what is optimised for conversions only', () => {
      expect(cutsAt(deadline, { adSets: [anAdSet({ optimizationGoal: 'LINK_CLICKS' })] })).toEqual([]);
    });
  });
});
