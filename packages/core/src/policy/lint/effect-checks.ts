import type { PolicyCheck } from './policy-check.ts';

/** Values that were set, and that another value replaces. */
export const effectChecks: readonly PolicyCheck[] = [
  {
    fault: 'no_effect',
    paths: ['roas.increaseAbove', 'roas.decreaseBelow', 'roas.pauseBelow', 'roas.breakEvenRoas'],
    applies: ({ roas }, isChosen) =>
      roas.breakEvenRoas !== null &&
      ['roas.increaseAbove', 'roas.decreaseBelow', 'roas.pauseBelow'].some(isChosen),
    message: 'multiples of the break-even ROAS replace the thresholds',
  },
  {
    fault: 'no_effect',
    paths: ['roas.breakEvenMultiples', 'roas.breakEvenRoas'],
    applies: ({ roas }, isChosen) => roas.breakEvenRoas === null && isChosen('roas.breakEvenMultiples'),
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
    applies: ({ experiments }, isChosen) =>
      experiments.method !== 'bayesian' &&
      ['experiments.minProbabilityBest', 'experiments.maxExpectedLoss'].some(isChosen),
    message: 'only the method "bayesian" looks at them',
  },
  {
    fault: 'no_effect',
    paths: ['limits.learningMaxStep', 'limits.protectLearning'],
    applies: ({ limits }, isChosen) =>
      limits.protectLearning === 'strict' && isChosen('limits.learningMaxStep'),
    message: 'a learning ad set takes no step at all',
  },
];
