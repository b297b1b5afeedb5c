import {
  addDays,
  addHours,
  type BudgetChange,
  type ConversionRevision,
  type Day,
  estimateMaturity,
  type InsightRow,
  type Instant,
  type MinorUnits,
  type Plan,
  type Policy,
  planCycle,
  type Snapshot,
  startOfDay,
} from '../../packages/core/src/index.ts';
import {
  aCampaign,
  aCreative,
  anAccount,
  anAd,
  anAdSet,
  anInsightRow,
  aSnapshot,
} from '../../packages/core/testing/index.ts';
import type { Daily } from './market.ts';
import type { DayReport, Desk } from './reports.ts';
import type { Scenario } from './scenario.ts';
import type { World } from './world.ts';

const FIRST_DAY: Day = '2026-01-01';
const CENTS = 100;
/** Cycles at the start of a day: limits let through a few changes at a time. */
const CYCLES_A_DAY = 4;
/** How long a cycle sees changes of budgets. */
const REMEMBERED_HOURS = 8 * 24;
const ZONE = 'UTC';
const CAMPAIGN = 'campaign';

/** What stands in the ad account. */
type AdSetState = { readonly index: number; readonly since: number; budget: MinorUnits; paused: boolean };

/**
 * Decides by `planCycle` with all its rules and guardrails, on what an account would show: one ad set a creative, each
 * with its own budget. A new ad set starts with an equal part.
 */
export function planned({ creatives }: World, { dailyBudget }: Scenario, policy: Policy): Daily {
  const adSets: AdSetState[] = [];
  let changes: readonly BudgetChange[] = [];
  return {
    kind: 'daily',
    choose: (desk) => {
      const arrived = creatives.flatMap(({ firstDay }, index) => (firstDay === desk.day ? [index] : []));
      const part = Math.floor((CENTS * dailyBudget) / (adSets.length + arrived.length));
      for (const index of arrived) adSets.push({ index, since: desk.day, budget: part, paused: false });
      const maturity = learnMaturity(desk, policy);
      for (let cycle = 0; cycle < CYCLES_A_DAY; cycle += 1) {
        const now = addHours(midnight(desk.day), cycle / 2);
        const plan = planCycle(snapshotOf({ desk, adSets, changes, maturity, now }), policy);
        const made = apply(plan, adSets);
        changes = [...changes.filter(({ at }) => at > addHours(now, -REMEMBERED_HOURS)), ...made];
        if (made.length === 0) break;
      }
      return creatives.map((_, index) => {
        const adSet = adSets.find((each) => each.index === index);
        return adSet && !adSet.paused ? adSet.budget / CENTS : 0;
      });
    },
  };
}

function dayAt(day: number): Day {
  return addDays(FIRST_DAY, day);
}

function midnight(day: number): Instant {
  return startOfDay(dayAt(day), ZONE);
}

/** The shares of late conversions, as an account learns them from its own readings. */
function learnMaturity({ day, knownAfter }: Desk, policy: Policy): Snapshot['maturity'] {
  const { historyDays } = policy.maturity;
  const revisions = knownAfter.flatMap((known, of) =>
    known.flatMap((conversions, age): readonly ConversionRevision[] =>
      of >= day - historyDays && of + age < day
        ? [{ day: dayAt(of), knownAt: midnight(of + age + 1), conversions }]
        : [],
    ),
  );
  const { shares, low, high } = estimateMaturity({ revisions, now: midnight(day), policy, timeZone: ZONE });
  return { shares, low, high };
}

function snapshotOf({
  desk,
  adSets,
  changes,
  maturity,
  now,
}: {
  readonly desk: Desk;
  readonly adSets: readonly AdSetState[];
  readonly changes: readonly BudgetChange[];
  readonly maturity: Snapshot['maturity'];
  readonly now: Instant;
}): Snapshot {
  return aSnapshot({
    cycleId: now,
    seed: now,
    now,
    account: anAccount({ timeZone: ZONE }),
    campaigns: [aCampaign({ id: CAMPAIGN })],
    adSets: adSets.map(({ index, since, budget, paused }) =>
      anAdSet({
        id: `ad-set-${index}`,
        campaignId: CAMPAIGN,
        dailyBudget: budget,
        createdAt: midnight(since),
        status: paused ? 'PAUSED' : 'ACTIVE',
        effectiveStatus: paused ? 'PAUSED' : 'ACTIVE',
      }),
    ),
    ads: adSets.map(({ index, since }) =>
      anAd({
        id: `ad-${index}`,
        adSetId: `ad-set-${index}`,
        campaignId: CAMPAIGN,
        creativeId: `creative-${index}`,
        createdAt: midnight(since),
      }),
    ),
    creatives: adSets.map(({ index }) => aCreative({ id: `creative-${index}` })),
    insights: adSets.flatMap(({ index, since }) =>
      (desk.reports[index] ?? [])
        .slice(since, desk.day)
        .map((report, at) => rowOf(index, since + at, report, now)),
    ),
    insightsStatus: { newestReadAt: now, complete: true },
    maturity,
    budgetChanges: changes,
  });
}

function rowOf(index: number, day: number, report: DayReport, now: Instant): InsightRow {
  return anInsightRow({
    adId: `ad-${index}`,
    adSetId: `ad-set-${index}`,
    campaignId: CAMPAIGN,
    day: dayAt(day),
    impressions: report.impressions,
    reach: null,
    clicks: report.clicks,
    linkClicks: report.clicks,
    spend: Math.round(CENTS * report.spend),
    conversions: report.conversions,
    revenue: Math.round(CENTS * report.revenue),
    knownAt: now,
  });
}

/** Does what a plan may do, and tells which budgets it changed. */
function apply(plan: Plan, adSets: readonly AdSetState[]): readonly BudgetChange[] {
  const executed = plan.actions.filter(({ status }) => status === 'execute');
  return executed.flatMap(({ decision, action }): readonly BudgetChange[] => {
    const adSet = adSets.find(({ index }) => `ad-set-${index}` === decision.target.id);
    if (adSet && action.type === 'set_status') adSet.paused = action.to === 'PAUSED';
    if (!adSet || action.type !== 'set_budget') return [];
    adSet.budget = action.to;
    const { id, rule } = decision;
    const { from, to, kind, revertAt } = action;
    return [
      {
        id: `${plan.id}-${id}`,
        level: 'ad_set',
        targetId: decision.target.id,
        kind,
        from,
        to,
        at: plan.now,
        source: 'adpilot',
        rule,
        decisionId: id,
        revertAt,
      },
    ];
  });
}
