import type { ExperimentDesign, ExperimentMetric, PrimaryMetric } from '../model/experiment.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { Instant } from '../shared/instant.ts';
import type { ArmsDispersion } from '../stats/dispersion.ts';
import type { RunningPValues } from '../stats/running-p-values.ts';
import type { ExperimentMethod } from './find-winner.ts';
import type { VariantInput } from './variant-figures.ts';

/** A test with its totals so far, and how it is to be judged. */
export type EvaluationInput = {
  /** In the order in which ties are resolved. */
  readonly variants: readonly VariantInput[];
  readonly startedAt: Instant;
  readonly now: Instant;
  readonly policy: Pick<Policy, 'experiments' | 'dispersion' | 'roas'>;
  /** `chi_square` by default, which is valid for one look; whoever looks again and again takes `always_valid`. */
  readonly method?: ExperimentMethod;
  /** Skips the embargo and the waiting, for a `reason`; never the doubts about the data. */
  readonly force?: boolean;
  readonly reason?: string;
  /** Declared before the start; otherwise by the campaign's `objective`. */
  readonly primaryMetric?: PrimaryMetric | null;
  readonly objective?: string | null;
  /** What is reported; everything by default. */
  readonly metrics?: readonly ExperimentMetric[];
  /** The last, fixed look; `maxDurationHours` after the start by default. */
  readonly plannedEndAt?: Instant;
  /** `observational` by default, as ads of one ad set are. */
  readonly design?: ExperimentDesign;
  /** The planned shares of the impressions, in any unit; even ones by default. */
  readonly shares?: readonly number[];
  /** Day-to-day noise of what decides; 0 for independent trials. By default the policy's, on equal days since the start. */
  readonly dispersion?: 0 | ArmsDispersion;
  /** `running` of the last evaluation. */
  readonly running?: RunningPValues;
};
