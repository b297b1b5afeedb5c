import type { Day } from '../shared/day.ts';
import type { Instant } from '../shared/instant.ts';

export type ExperimentStatus =
  | 'active'
  | 'evaluating'
  | 'needs_more_data'
  | 'completed'
  | 'inconclusive'
  | 'archived';

export type ExperimentMetric = 'ctr' | 'cpc' | 'roas' | 'engagement' | 'cvr';

/** A test of ads against each other. */
export type Experiment = {
  readonly id: string;
  readonly accountId: string;
  readonly campaignId: string;
  readonly name: string;
  readonly status: ExperimentStatus;
  /** The metric that decides, declared before the start. */
  readonly primaryMetric: ExperimentMetric;
  readonly startedAt: Instant;
  /** The one look of a fixed-horizon test happens here. */
  readonly plannedEndAt: Instant;
  /** In the order in which ties are resolved. */
  readonly variants: readonly ExperimentVariant[];
  readonly outcome: ExperimentOutcome | null;
};

export type ExperimentVariant = { readonly id: string; readonly name: string; readonly adId: string };

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
