import type { FatigueEvidence } from '../../fatigue/fatigue-verdict.ts';
import { measureFatigue } from '../../fatigue/measure-fatigue.ts';
import { addToSeason, firstRate, type SeasonSums, seasonWithout } from '../../fatigue/season.ts';
import type { Ad } from '../../model/ad.ts';
import type { ClickKind, DailyTotals } from '../../model/daily-totals.ts';
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

/** Every creative that is running, ordered by id. What one look does not need is not measured. */
export function observeFatigue(
  facts: CycleFacts,
): readonly { readonly target: Target; readonly observe: () => FatigueObservation }[] {
  const running = runningCreatives(facts);
  const { rates, seasons } = campaignSeasons(running, facts);
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
  return running.map(({ id, campaignId, ads }) => ({
    target: { level: 'creative', id, campaignId },
    observe: () => {
      const series = delivered(id, facts);
      const edited = editOf(ads);
      const acted = refreshes.get(id) ?? null;
      const measures = measureFatigue({
        ...common,
        series,
        season: seasonWithout(seasons.get(campaignId) ?? new Map(), series, rates.get(id) ?? null),
        activeSince: dayAt(firstCreated(ads, facts.snapshot.now)),
        editedOn: edited === null ? null : dayAt(edited),
        actedOn: acted === null ? null : dayAt(acted),
        policy: facts.policyFor(campaignId),
      });
      return { measures, clicks: facts.clickKind, adIds: ads.map((ad) => ad.id) };
    },
  }));
}

type RunningCreative = {
  readonly id: string;
  /** Of its first ad. */
  readonly campaignId: string;
  readonly ads: readonly Ad[];
};

function runningCreatives({ snapshot }: CycleFacts): readonly RunningCreative[] {
  const running = snapshot.ads.filter(({ effectiveStatus }) => effectiveStatus === 'ACTIVE');
  const inOrder = running.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return [...groupBy(inOrder, ({ creativeId }) => creativeId)]
    .flatMap(([id, ads]) => {
      const [first] = ads;
      return id === null || !first ? [] : [{ id, campaignId: first.campaignId, ads }];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The season of each campaign, and the rate by which each creative is part of it. */
function campaignSeasons(running: readonly RunningCreative[], facts: CycleFacts) {
  const rates = new Map<string, number | null>();
  const seasons = new Map<string, SeasonSums>();
  for (const { id, campaignId } of running) {
    const [baselineDays = 1] = facts.policyFor(campaignId).fatigue.cusum.baselineDays;
    const series = delivered(id, facts);
    const rate = firstRate(series, baselineDays);
    const season: SeasonSums = seasons.get(campaignId) ?? new Map();
    addToSeason(season, series, rate);
    rates.set(id, rate);
    seasons.set(campaignId, season);
  }
  return { rates, seasons };
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
