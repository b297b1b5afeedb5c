import type { ImportedInsights } from '@adpilot/meta-client/insights-file';
import { amount, count, counted } from './format.ts';

const MOST_MALFORMED = 10;

/** What was read from an export: its totals, what had to be inferred, and the rows that could not be read. */
export function describeImport(insights: ImportedInsights): readonly string[] {
  return [
    ...describeTotals(insights),
    ...describeAge(insights),
    ...describeInferred(insights),
    ...describeEvent(insights),
    ...describeOverlaps(insights),
    ...describeMalformed(insights),
  ];
}

function describeTotals({ totals, currency, since, until, rows }: ImportedInsights): readonly string[] {
  const { spend, revenue } = totals;
  // A ratio of sums over different rows would be none.
  const isWhole = rows.every((row) => row.spend === 0 || row.revenue !== null);
  const roas = isWhole && revenue !== null && spend > 0 ? (revenue / spend).toFixed(3) : '-';
  return [
    `Export    ${counted(totals.rows, 'row')} of ${counted(totals.ads, 'ad')} in ${counted(totals.campaigns, 'campaign')}, ${since} to ${until}`,
    `Totals    spend ${amount(spend, currency)}; impressions ${count(totals.impressions)}; clicks ${count(totals.clicks)}; link clicks ${count(totals.linkClicks)}; conversions ${count(totals.conversions)}; value ${amount(revenue, currency)}; ROAS ${roas}`,
  ];
}

function describeAge({
  since,
  until,
  lastButOne,
  keptSince,
  rows,
  ads,
}: ImportedInsights): readonly string[] {
  if (keptSince === since) return [];
  return [
    ...(lastButOne !== null && lastButOne < keptSince
      ? [
          `Warning   the last day, ${until}, stands alone: the one before it is ${lastButOne}; if it is a slip, mend it in the file`,
        ]
      : []),
    `Replayed  ${counted(rows.length, 'ad-day')} of ${counted(ads.length, 'ad')} from ${keptSince} on: what is older counts in the totals only`,
  ];
}

function describeInferred({ adSets, campaigns, ads, currency }: ImportedInsights): readonly string[] {
  const inferredBudgets = adSets.filter(({ budgetInferred }) => budgetInferred);
  const sum = inferredBudgets.reduce((total, { dailyBudget }) => total + dailyBudget, 0);
  const inferred = (entities: readonly { readonly inferred: boolean }[], name: string): readonly string[] => {
    const made = entities.filter((entity) => entity.inferred).length;
    return made === 0 ? [] : [counted(made, name)];
  };
  const unnamed = [...inferred(campaigns, 'campaign'), ...inferred(adSets, 'ad set'), ...inferred(ads, 'ad')];
  return [
    ...(inferredBudgets.length === 0
      ? []
      : [
          `Inferred  ${counted(inferredBudgets.length, 'daily budget')} of ${amount(sum, currency)} in sum, which the export does not state for them: the mean spend of each one's last 7 days with delivery`,
        ]),
    ...(unnamed.length === 0 ? [] : [`Inferred  ${unnamed.join(', ')} that the export does not name`]),
  ];
}

function describeEvent({ eventFound }: ImportedInsights): readonly string[] {
  if (eventFound) return [];
  return ['Warning   no column, action or result is of the conversion event: --event names another one'];
}

function describeOverlaps({ overlaps }: ImportedInsights): readonly string[] {
  if (overlaps === 0) return [];
  return [
    `Warning   ${counted(overlaps, 'ad')} in more than one file in the same days: the figures were added up, which is right for parts of a breakdown and wrong for files that overlap in time`,
  ];
}

function describeMalformed({ malformed, malformedCount }: ImportedInsights): readonly string[] {
  const shown = malformed.slice(0, MOST_MALFORMED);
  const rest = malformedCount - shown.length;
  return [
    ...shown.map(({ file, line, message }) => `Malformed ${file}:${line}: ${message}`),
    ...(rest > 0 ? [`Malformed ${count(rest)} more`] : []),
    malformedCount === 0
      ? 'Malformed no row'
      : `Malformed ${counted(malformedCount, 'row')} in all, left out of the totals`,
  ];
}
