export type {
  ImportedAd,
  ImportedAdSet,
  ImportedCampaign,
  ImportedInsights,
  ImportedTotals,
  MalformedRow,
} from './imported-insights.ts';
export { type ReadInsightsFileOptions, readInsightsFile } from './read-insights-file.ts';
export type { ReadProgress } from './read-progress.ts';
export type { DayOrder, DecimalSign } from './survey/dialect.ts';
