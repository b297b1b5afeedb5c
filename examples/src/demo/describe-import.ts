import type { ImportedInsights } from '@adpilot/meta-client/insights-file';
import { amount, count } from './format.ts';

const MOST_MALFORMED = 10;

/** What was read from an export: its totals, what had to be inferred, and the rows that could not be read. */
export function describeImport({
  totals,
  currency,
  since,
  until,
  adSets,
  campaigns,
  malformed,
  rows,
}: ImportedInsights): readonly string[] {
  const { spend, revenue } = totals;
  // A ratio of sums over different rows would be none.
  const isWhole = rows.every((row) => row.spend === 0 || row.revenue !== null);
  const inferredBudgets = adSets.filter(({ budgetInferred }) => budgetInferred);
  const budgets = inferredBudgets.reduce((sum, { dailyBudget }) => sum + dailyBudget, 0);
  const inferredSets = adSets.filter(({ inferred }) => inferred).length;
  const inferredCampaigns = campaigns.filter(({ inferred }) => inferred).length;
  return [
    `Export    ${count(totals.rows)} rows, ${count(rows.length)} ad-days of ${count(totals.ads)} ads, ${since} to ${until}`,
    `Totals    spend ${amount(spend, currency)}; impressions ${count(totals.impressions)}; link clicks ${count(totals.linkClicks)}; conversions ${count(totals.conversions)}; value ${amount(revenue, currency)}; ROAS ${isWhole && revenue !== null && spend > 0 ? (revenue / spend).toFixed(3) : '-'}`,
    ...(inferredBudgets.length === 0
      ? []
      : [
          `Inferred  ${count(inferredBudgets.length)} daily budgets of ${amount(budgets, currency)} in sum: the mean spend of each one's last 7 days with delivery, for the export has none`,
        ]),
    ...(inferredSets + inferredCampaigns === 0
      ? []
      : [
          `Inferred  ${count(inferredSets)} ad sets and ${count(inferredCampaigns)} campaigns that the export does not name`,
        ]),
    ...malformed
      .slice(0, MOST_MALFORMED)
      .map(({ file, line, message }) => `Malformed ${file}:${line}: ${message}`),
    ...(malformed.length > MOST_MALFORMED
      ? [`Malformed ${count(malformed.length - MOST_MALFORMED)} more rows`]
      : []),
    `Malformed ${count(malformed.length)} rows in all, left out of the totals`,
  ];
}
