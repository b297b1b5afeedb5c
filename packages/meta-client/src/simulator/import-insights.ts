import { addDays, type Day, type InsightRow, type Instant, startOfDay } from '@adpilot/core';
import { SMALLEST_DAILY_BUDGET } from '../insights-file/account/infer-daily-budget.ts';
import type { ImportedAd, ImportedAdSet, ImportedInsights } from '../insights-file/imported-insights.ts';
import { separateIds } from './separate-ids.ts';
import { estimateTruth, type RateSums, sumRates } from './world/estimate-truth.ts';
import { groupBy } from './world/group-by.ts';
import type { WorldInput } from './world/world-input.ts';

/** An ad's rates are read off its last two weeks. */
const RATE_DAYS = 14;
/** An ad that has not delivered in the last days of the export is taken for switched off. */
const SILENT_DAYS = 3;

type CampaignInput = WorldInput['campaigns'][number];
type AdSetInput = CampaignInput['adSets'][number];
type AdInput = AdSetInput['ads'][number];

/** What the entities of an export have in common. */
type Export = {
  readonly insights: ImportedInsights;
  readonly adSetsByCampaign: ReadonlyMap<string, readonly ImportedAdSet[]>;
  readonly adsByAdSet: ReadonlyMap<string, readonly ImportedAd[]>;
  /** By day, as the export has them. */
  readonly rowsByAd: ReadonlyMap<string, readonly InsightRow[]>;
  readonly account: RateSums;
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
 * The account begins with the first day of the rows. An ad without delivery in the last three days is paused, and so is
 * an ad set or campaign in which no ad is left. A parent whose id is that of an ad, too, gets another one.
 */
export function importInsights(imported: ImportedInsights): WorldInput {
  const insights = separateIds(imported);
  const { currency, timeZone, rows, campaigns } = insights;
  const from = indexExport(insights);
  const objective = rows.some(({ conversions }) => conversions !== null)
    ? 'OUTCOME_SALES'
    : 'OUTCOME_TRAFFIC';
  return {
    startsAt: startOfDay(firstDayOf(insights), timeZone),
    account: { name: 'Imported account', currency, timeZone, minimumDailyBudget: SMALLEST_DAILY_BUDGET },
    reportingDelay: 'none',
    campaigns: campaigns.map(({ id, name }) => {
      const adSets = (from.adSetsByCampaign.get(id) ?? []).map((adSet) => importAdSet(adSet, from));
      return { id, name, objective, ...parentOf(adSets), adSets };
    }),
    past: rows,
  };
}

function indexExport(insights: ImportedInsights): Export {
  const rowsByAd = groupBy(insights.rows, ({ adId }) => adId);
  return {
    insights,
    adSetsByCampaign: groupBy(insights.adSets, ({ campaignId }) => campaignId),
    adsByAdSet: groupBy(insights.ads, ({ adSetId }) => adSetId),
    rowsByAd,
    account: sumRates([...rowsByAd.values()].flatMap(lastRows)),
  };
}

function importAdSet({ id, name, dailyBudget }: ImportedAdSet, from: Export): AdSetInput {
  const ads = (from.adsByAdSet.get(id) ?? []).map((ad) => importAd(ad, from));
  return { id, name, dailyBudget: Math.max(SMALLEST_DAILY_BUDGET, dailyBudget), ...parentOf(ads), ads };
}

function importAd({ id, name }: ImportedAd, { insights, rowsByAd, account }: Export): AdInput {
  const rows = rowsByAd.get(id) ?? [];
  const silentSince = addDays(insights.until, 1 - SILENT_DAYS);
  const delivers = rows.some(({ day, impressions }) => day >= silentSince && impressions > 0);
  return {
    id,
    name,
    status: delivers ? 'ACTIVE' : 'PAUSED',
    createdAt: startOfDay(rows[0]?.day ?? firstDayOf(insights), insights.timeZone),
    truth: estimateTruth(sumRates(lastRows(rows)), account),
  };
}

/** Rows may begin later than the export, which keeps the newest only. */
function firstDayOf({ rows, since }: ImportedInsights): Day {
  return rows[0]?.day ?? since;
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

/** The rows of an ad's last two weeks. */
function lastRows(rows: readonly InsightRow[]): readonly InsightRow[] {
  const lastDay = rows.at(-1)?.day;
  if (lastDay === undefined) return [];
  const before = addDays(lastDay, -RATE_DAYS);
  return rows.filter(({ day }) => day > before);
}
