import type { Day } from '../shared/day.ts';
import type { Instant } from '../shared/instant.ts';
import type { Json } from '../shared/json.ts';
import type { RunningPValues } from '../stats/running-p-values.ts';

/** Where a test stands; the last three are the end of it. */
export type ExperimentStatus =
  | 'active'
  | 'evaluating'
  | 'needs_more_data'
  | 'completed'
  | 'inconclusive'
  | 'archived';

/** What is reported of each variant: clicks, engagements per impression, cost per click, return, conversions per click. */
export const EXPERIMENT_METRICS = ['ctr', 'cpc', 'roas', 'engagement', 'cvr'] as const;

export type ExperimentMetric = (typeof EXPERIMENT_METRICS)[number];

/** What may decide a test. Of `cvr` conversions per impression are tested: who clicks is a result of the variant, too. */
export const PRIMARY_METRICS = [
  ...EXPERIMENT_METRICS,
  'conversions_per_impression',
  'revenue_per_impression',
  'profit_per_impression',
] as const;

export type PrimaryMetric = (typeof PRIMARY_METRICS)[number];

/** A test of ads against each other. */
export type Experiment = {
  readonly id: string;
  readonly accountId: string;
  readonly campaignId: string;
  readonly name: string;
  readonly status: ExperimentStatus;
  /** The metric that decides, declared before the start; null for the one that suits the campaign's objective. */
  readonly primaryMetric: PrimaryMetric | null;
  /** What is reported of each variant. */
  readonly metrics: readonly ExperimentMetric[];
  /** `observational`: ads that compete for delivery. `randomized`: people were divided among the variants. */
  readonly design: ExperimentDesign;
  readonly startedAt: Instant;
  /** When a test that has no winner by then is judged for the last time; the one look of a fixed-horizon test. */
  readonly plannedEndAt: Instant;
  /** In the order in which ties are resolved. */
  readonly variants: readonly ExperimentVariant[];
  /** The smallest p-value of each ordered pair of variants, by their ids, at all looks so far. */
  readonly running: RunningPValues;
  /** null before anybody looked. */
  readonly lastLook: ExperimentLook | null;
  readonly outcome: ExperimentOutcome | null;
};

/** Whether anybody divided people among the variants. */
export type ExperimentDesign = 'observational' | 'randomized';

/** One of the ads of a test. */
export type ExperimentVariant = { readonly id: string; readonly name: string; readonly adId: string };

/** `winner` and the two verdicts without one end a test. */
export type ExperimentVerdict = 'needs_more_data' | 'winner' | 'equivalent' | 'inconclusive';

/** What was seen when somebody looked at a test. */
export type ExperimentLook = {
  readonly at: Instant;
  /** What was compared; null of a look that was stored without it. The evidence of earlier looks is of this metric. */
  readonly metric: PrimaryMetric | null;
  readonly status: ExperimentVerdict;
  readonly winnerVariantId: string | null;
  readonly pValue: number | null;
  readonly reason: string;
  readonly metricsSnapshot: Json;
  readonly statisticalResults: Json;
  /** By variant. */
  readonly compositeScores: Readonly<Record<string, number>>;
};

/** A look with the test that it was taken at. */
export type TakenLook = {
  /** The test's. */
  readonly id: string;
  readonly running: RunningPValues;
  readonly look: ExperimentLook;
};

/** What a test ended in. */
export type ExperimentOutcome = {
  readonly decidedAt: Instant;
  readonly winnerVariantId: string | null;
  readonly pValue: number | null;
  readonly reason: string;
  /** The first and the last day that counted. */
  readonly since: Day;
  readonly until: Day;
};
