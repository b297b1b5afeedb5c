import type { FatigueEvidence } from '../../fatigue/fatigue-verdict.ts';
import { measureFatigue } from '../../fatigue/measure-fatigue.ts';
import { addToSeason, firstRate, type SeasonSums, seasonWithout } from '../../fatigue/season.ts';
import type { Ad } from '../../model/ad.ts';
import type { ClickKind, DailyTotals } from '../../model/daily-totals.ts';
import type { Policy } from '../../policy/policy-schema.ts';
import { type Day, dayOf } from '../../shared/day.ts';
import { groupBy } from '../../shared/group-by.ts';
import type { Instant } from '../../shared/instant.ts';
import type { Target } from '../action.ts';
import type { CycleFacts } from '../facts.ts';
import { createAdEdits } from './ad-edits.ts';

/** What the fatigue rule observes of one creative. */
export type FatigueObservation = {
  readonly measures: FatigueEvidence;
  readonly clicks: ClickKind;
  /** The running ads that show it. */
  readonly adIds: readonly string[];
};

/**
 * Every creative that is running, campaign by campaign: what its creatives have in common is known by then, and the days of
 * the campaigns before it are no longer held. What one look does not need is not measured.
 */
export function* observeFatigue(
  facts: CycleFacts,
): Generator<{ readonly target: Target; readonly observed: FatigueObservation }> {
  const refreshes = lastRefreshes(facts);
  const editOf = createAdEdits(facts);
  const dayAt = createDays(facts);
  const common = {
    now: facts.today,
    immature: facts.calendar.flatMap(({ day, maturity }) => (maturity < 1 ? [{ day, maturity }] : [])),
    excludedDays: facts.outage?.excludedDays ?? [],
    dispersion: {
      get ctr() {
        return facts.dispersion.ctr.cv;
      },
      get orders() {
        return facts.dispersion.ordersPerImpression.cv;
      },
    },
  };
  for (const [campaignId, running] of runningCreatives(facts)) {
    const policy = facts.policyFor(campaignId);
    const { creatives, season } = campaignSeason(running, policy, facts);
    for (const { id, ads, series, rate } of creatives) {
      const edited = editOf(ads);
      const acted = refreshes.get(id) ?? null;
      const measures = measureFatigue({
        ...common,
        series,
        season: seasonWithout(season, series, rate),
        activeSince: dayAt(firstCreated(ads, facts.snapshot.now)),
        editedOn: edited === null ? null : dayAt(edited),
        actedOn: acted === null ? null : dayAt(acted),
        policy,
      });
      yield {
        target: { level: 'creative', id, campaignId },
        observed: { measures, clicks: facts.clickKind, adIds: ads.map((ad) => ad.id) },
      };
    }
  }
}

type RunningCreative = { readonly id: string; readonly ads: readonly Ad[] };

/** By campaign, which is that of their first ad. */
function runningCreatives({ snapshot }: CycleFacts): ReadonlyMap<string, readonly RunningCreative[]> {
  const running = snapshot.ads.filter(({ effectiveStatus }) => effectiveStatus === 'ACTIVE');
  const inOrder = running.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const creatives = [...groupBy(inOrder, ({ creativeId }) => creativeId)].flatMap(([id, ads]) => {
    const [first] = ads;
    return id === null || !first ? [] : [{ id, campaignId: first.campaignId, ads }];
  });
  return groupBy(creatives, ({ campaignId }) => campaignId);
}

/** What a campaign's creatives have in common, and the days and the rate by which each is part of it. */
function campaignSeason(running: readonly RunningCreative[], { fatigue }: Policy, facts: CycleFacts) {
  const [baselineDays = 1] = fatigue.cusum.baselineDays;
  const season: SeasonSums = new Map();
  const creatives = running.map(({ id, ads }) => {
    const series = delivered(id, facts);
    const rate = firstRate(series, baselineDays);
    addToSeason(season, series, rate);
    return { id, ads, series, rate };
  });
  return { creatives, season };
}

/** The complete days on which a creative was shown. */
function delivered(creativeId: string, { daily, today }: CycleFacts): readonly DailyTotals[] {
  const all = daily.creatives.get(creativeId) ?? [];
  return all.filter(({ day, impressions }) => day < today && impressions > 0);
}

/** The day of an instant; ads that were created together cost one look at the time zone. */
function createDays({ snapshot }: CycleFacts): (instant: Instant) => Day {
  const days = new Map<Instant, Day>();
  return (instant) => {
    const day = days.get(instant) ?? dayOf(instant, snapshot.account.timeZone);
    days.set(instant, day);
    return day;
  };
}

function firstCreated(ads: readonly Ad[], now: Instant): Instant {
  const [first = now] = ads.map(({ createdAt }) => createdAt).sort();
  return first;
}

/** When new variants were last asked for, by creative. */
function lastRefreshes({ snapshot }: CycleFacts): ReadonlyMap<string, Instant> {
  return new Map(
    snapshot.refreshes
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))
      .map(({ creativeId, at }) => [creativeId, at]),
  );
}
