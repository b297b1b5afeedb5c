import { canonicalJson } from '../../shared/json.ts';
import { experimentPolicy } from '../experiment-policy.ts';
import type { Policy } from '../policy-schema.ts';
import { roasPolicy } from '../roas-policy.ts';
import type { PolicyCheck } from './policy-check.ts';

/** Whether any of the keys has another value than its default. */
function differs<T extends object>(group: T, defaults: T, keys: readonly (keyof T)[]): boolean {
  return keys.some((key) => canonicalJson(group[key]) !== canonicalJson(defaults[key]));
}

function roasDiffers({ roas }: Policy, keys: readonly (keyof Policy['roas'])[]): boolean {
  return differs(roas, roasPolicy.parse({}), keys);
}

/** Values that were set, and that another value replaces. */
export const effectChecks: readonly PolicyCheck[] = [
  {
    fault: 'no_effect',
    paths: ['roas.increaseAbove', 'roas.decreaseBelow', 'roas.pauseBelow', 'roas.breakEvenRoas'],
    applies: (policy) =>
      policy.roas.breakEvenRoas !== null &&
      roasDiffers(policy, ['increaseAbove', 'decreaseBelow', 'pauseBelow']),
    message: 'multiples of the break-even ROAS replace the thresholds',
  },
  {
    fault: 'no_effect',
    paths: ['roas.breakEvenMultiples', 'roas.breakEvenRoas'],
    applies: (policy) => policy.roas.breakEvenRoas === null && roasDiffers(policy, ['breakEvenMultiples']),
    message: 'there is no break-even ROAS to multiply',
  },
  {
    fault: 'no_effect',
    paths: ['roas.requireConfidence', 'roas.estimator'],
    applies: ({ roas }) => roas.estimator === 'raw' && roas.requireConfidence,
    message: 'the raw ROAS has no interval to be confident of',
  },
  {
    fault: 'no_effect',
    paths: ['experiments.minProbabilityBest', 'experiments.maxExpectedLoss', 'experiments.method'],
    applies: ({ experiments }) =>
      experiments.method !== 'bayesian' &&
      differs(experiments, experimentPolicy.parse({}), ['minProbabilityBest', 'maxExpectedLoss']),
    message: 'only the method "bayesian" looks at them',
  },
];
