import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { EXPERIMENT_METRICS, type ExperimentDesign, PRIMARY_METRICS } from '../model/experiment.ts';
import { hoursBetween, instantMs } from '../shared/instant.ts';
import { checkOneOf } from '../stats/check-one-of.ts';
import { checkRunning } from '../stats/running-p-values.ts';
import { sampleRatioMismatch } from '../stats/sample-ratio-mismatch.ts';
import type { EvaluationInput } from './evaluation-input.ts';
import type { ExperimentMethod } from './find-winner.ts';

const METHODS: readonly ExperimentMethod[] = ['chi_square', 'always_valid', 'bayesian'];
const DESIGNS: readonly ExperimentDesign[] = ['observational', 'randomized'];

/**
 * Checks how a test is to be judged, at once: much of an evaluation is computed when it is read, which is too late to
 * learn that the input was wrong.
 *
 * @throws InvalidInputError for an unknown word, what is no instant, a test that starts later, shares or p-values that are
 * none, and `force` without a reason
 */
export function checkEvaluation({
  variants,
  startedAt,
  now,
  plannedEndAt,
  method,
  design,
  primaryMetric = null,
  metrics = [],
  shares,
  running = {},
  force = false,
  reason = '',
}: EvaluationInput): void {
  if (method !== undefined) checkOneOf('method', method, METHODS);
  if (design !== undefined) checkOneOf('design', design, DESIGNS);
  if (primaryMetric !== null) checkOneOf('primaryMetric', primaryMetric, PRIMARY_METRICS);
  for (const metric of metrics) checkOneOf('metrics', metric, EXPERIMENT_METRICS);
  if (plannedEndAt !== undefined) instantMs(plannedEndAt);
  if (hoursBetween(startedAt, now) < 0) {
    throw new InvalidInputError({ argument: 'now', message: `${now} is before the start at ${startedAt}` });
  }
  if (shares !== undefined) {
    const impressions = variants.map((variant) => variant.impressions);
    sampleRatioMismatch(impressions, shares);
  }
  checkRunning(running);
  if (force && reason.trim() === '') {
    throw new InvalidInputError({ argument: 'reason', message: 'who forces a verdict says why' });
  }
}
