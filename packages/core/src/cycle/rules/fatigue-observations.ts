import type { FatigueEvidence } from '../../fatigue/fatigue-verdict.ts';
import { measureFatigue } from '../../fatigue/measure-fatigue.ts';
import {
  type SeasonPart,
  type SeasonSum,
  seasonPart,
  seasonWithout,
  sumSeasons,
} from '../../fatigue/season.ts';
import type { Ad } from '../../model/ad.ts';
import type { ClickKind } from '../../model/daily-totals.ts';
import { type Day, dayOf } from '../../shared/day.ts';
import { groupBy } from '../../shared/group-by.ts';
import type { Instant } from '../../shared/instant.ts';
import type { Target } from '../action.ts';
import type { CycleFacts } from '../facts.ts';

/** What the fatigue rule observes of one creative. */
export type FatigueObservation = {
  readonly measures: FatigueEvidence;
  readonly clicks: ClickKind;
  /** The running ads that show it. */
  readonly adIds: readonly string[];
};

/** Every creative that is running, ordered by id. What one look does not need is not measured. */
export function observeFatigue(
  facts: CycleFacts,
): readonly { readonly target: Target; readonly observe: () => FatigueObservation }[] {
  const running = runningCreatives(facts);
  const seasons = campaignSeasons(running);
  const refreshes = lastRefreshes(facts);
  const dayAt = createDays(facts);
  const common = {
    now: facts.today,
    immature: facts.calendar.flatMap(({ day, maturity }) => (maturity < 1 ? [{ day, maturity }] : [])),
    excludedDays: facts.outage?.excludedDays ?? [],
  };
  return running.map(({ id, campaignId, ads, part }) => ({
    target: { level: 'creative', id, campaignId },
    observe: () => ({
      measures: measureFatigue({
        ...common,
        series: part.series,
        season: seasonWithout(seasons.get(campaignId) ?? new Map(), part),
        activeSince: dayAt(firstCreated(ads, facts.snapshot.now)),
        actedOn: refreshes.get(id) ?? null,
        policy: facts.policyFor(campaignId),
      }),
      clicks: facts.clickKind,
      adIds: ads.map((ad) => ad.id),
    }),
  }));
}

type RunningCreative = {
  readonly id: string;
  /** Of its first ad. */
  readonly campaignId: string;
  readonly ads: readonly Ad[];
  readonly part: SeasonPart;
};

function runningCreatives(facts: CycleFacts): readonly RunningCreative[] {
  const running = facts.snapshot.ads.filter(({ effectiveStatus }) => effectiveStatus === 'ACTIVE');
  const inOrder = running.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return [...groupBy(inOrder, ({ creativeId }) => creativeId)]
    .flatMap(([id, ads]) => {
      const [first] = ads;
      return id === null || !first ? [] : [describeCreative(id, first.campaignId, ads, facts)];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function describeCreative(
  id: string,
  campaignId: string,
  ads: readonly Ad[],
  { daily, today, policyFor }: CycleFacts,
): RunningCreative {
  const all = daily.creatives.get(id) ?? [];
  const series = all.filter(({ day, impressions }) => day < today && impressions > 0);
  const [baselineDays = 1] = policyFor(campaignId).fatigue.cusum.baselineDays;
  return { id, campaignId, ads, part: seasonPart(series, baselineDays) };
}

function campaignSeasons(
  running: readonly RunningCreative[],
): ReadonlyMap<string, ReadonlyMap<Day, SeasonSum>> {
  const campaigns = groupBy(running, ({ campaignId }) => campaignId);
  return new Map(
    [...campaigns].map(([id, creatives]) => [id, sumSeasons(creatives.map(({ part }) => part))]),
  );
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

/** When this rule last asked for new variants, by creative. */
function lastRefreshes({ snapshot }: CycleFacts): ReadonlyMap<string, Day> {
  const refreshes = new Map<string, Day>();
  for (const { action, at } of snapshot.recentActions.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    if (action.type === 'generate_variants')
      refreshes.set(action.creativeId, dayOf(at, snapshot.account.timeZone));
  }
  return refreshes;
}
