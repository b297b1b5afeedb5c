import { addDays, type Day, type InsightRow, type Instant, startOfDay } from '@adpilot/core';
import type { ImportedAd, ImportedAdSet, ImportedInsights } from '../insights-file/imported-insights.ts';
import { estimateTruth, type Figures, sumFigures } from './world/estimate-truth.ts';
import type { WorldInput } from './world/world-input.ts';

/** An ad's rates are read off its last two weeks. */
const RATE_DAYS = 14;
/** An ad that has not delivered in the last days of the export is taken for switched off. */
const SILENT_DAYS = 3;
/** Minor units; an export does not say what the account's smallest budget is. */
const MINIMUM_DAILY_BUDGET = 100;

type CampaignInput = WorldInput['campaigns'][number];
type AdSetInput = CampaignInput['adSets'][number];
type AdInput = AdSetInput['ads'][number];

/** What the entities of an export have in common. */
type Export = {
  readonly insights: ImportedInsights;
  readonly rowsByAd: ReadonlyMap<string, readonly InsightRow[]>;
  readonly account: Figures;
};

/**
 * A real export as the past of a simulated account: its rows are shown as they are, each once it is known, and after
 * the last day the market goes on with every ad's own rates. Where an export has no conversions there are none later.
 *
 * ```ts
 * const world = importInsights(await readInsightsFile('ads.csv'));
 * const simulator = createGraphSimulator({ seed: 'any', clock, world });
 * ```
 *
 * An ad without delivery in the last three days is paused, and so is an ad set or campaign in which no ad is left.
 */
export function importInsights(insights: ImportedInsights): WorldInput {
  const { currency, timeZone, since, rows } = insights;
  const rowsByAd = groupByAd(rows);
  const account = sumFigures([...rowsByAd.values()].flatMap(lastRows));
  const sells = rows.some(({ conversions }) => conversions !== null);
  return {
    startsAt: startOfDay(since, timeZone),
    account: { name: 'Imported account', currency, timeZone, minimumDailyBudget: MINIMUM_DAILY_BUDGET },
    reportingDelay: 'none',
    campaigns: insights.campaigns.map(({ id, name }) => {
      const adSets = insights.adSets
        .filter(({ campaignId }) => campaignId === id)
        .map((adSet) => importAdSet(adSet, { insights, rowsByAd, account }));
      const objective = sells ? 'OUTCOME_SALES' : 'OUTCOME_TRAFFIC';
      return { id, name, objective, ...parentOf(adSets), adSets };
    }),
    past: rows,
  };
}

function importAdSet({ id, name, dailyBudget }: ImportedAdSet, from: Export): AdSetInput {
  const ads = from.insights.ads.filter(({ adSetId }) => adSetId === id).map((ad) => importAd(ad, from));
  return { id, name, dailyBudget: Math.max(MINIMUM_DAILY_BUDGET, dailyBudget), ...parentOf(ads), ads };
}

function importAd({ id, name }: ImportedAd, { insights, rowsByAd, account }: Export): AdInput {
  const rows = rowsByAd.get(id) ?? [];
  const silentSince = addDays(insights.until, 1 - SILENT_DAYS);
  const delivers = rows.some(({ day, impressions }) => day >= silentSince && impressions > 0);
  const firstDay = rows[0]?.day ?? insights.since;
  return {
    id,
    name,
    status: delivers ? 'ACTIVE' : 'PAUSED',
    createdAt: startOfDay(firstDay, insights.timeZone),
    truth: estimateTruth(sumFigures(lastRows(rows)), account),
  };
}

/** A parent is switched on where a child is, and as old as its eldest. */
function parentOf(
  children: readonly { readonly status?: string | undefined; readonly createdAt?: Instant | undefined }[],
): Pick<AdInput, 'status' | 'createdAt'> {
  const [createdAt] = children.flatMap((child) => child.createdAt ?? []).sort();
  return {
    status: children.some(({ status }) => status === 'ACTIVE') ? 'ACTIVE' : 'PAUSED',
    createdAt,
  };
}

/** By day, as the export has them. */
function groupByAd(rows: readonly InsightRow[]): ReadonlyMap<string, readonly InsightRow[]> {
  const groups = new Map<string, InsightRow[]>();
  for (const row of rows) {
    const group = groups.get(row.adId);
    if (group) group.push(row);
    else groups.set(row.adId, [row]);
  }
  return groups;
}

/** The rows of an ad's last two weeks. */
function lastRows(rows: readonly InsightRow[]): readonly InsightRow[] {
  const lastDay: Day | undefined = rows.at(-1)?.day;
  return lastDay === undefined ? [] : rows.filter(({ day }) => day > addDays(lastDay, -RATE_DAYS));
}
