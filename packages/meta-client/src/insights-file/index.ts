export type {
  ImportedAd,
  ImportedAdSet,
  ImportedCampaign,
  ImportedInsights,
  ImportedTotals,
  MalformedRow,
} from './imported-insights.ts';
export type { ReadProgress } from './read-exports.ts';
export { type ReadInsightsFileOptions, readInsightsFile } from './read-insights-file.ts';
