import type { PolicyCheck } from './policy-check.ts';

/** Tests of creatives and rules of fatigue that no data can meet. */
export const evidenceChecks: readonly PolicyCheck[] = [
  {
    fault: 'never_fires',
    paths: [
      'fatigue.cusum.enabled',
      'fatigue.ctrDrop.enabled',
      'fatigue.ageAndDrop.enabled',
      'fatigue.score.enabled',
    ],
    applies: ({ fatigue: { cusum, ctrDrop, ageAndDrop, score } }) =>
      ![cusum, ctrDrop, ageAndDrop, score].some(({ enabled }) => enabled),
    message: 'no creative ever wears out: every rule of fatigue is off',
  },
  {
    fault: 'never_fires',
    paths: ['fatigue.ctrDrop.drop'],
    applies: ({ fatigue: { ctrDrop } }) => ctrDrop.enabled && ctrDrop.drop === 1,
    message: 'no CTR falls by more than all of it',
  },
  {
    fault: 'never_fires',
    paths: ['fatigue.ageAndDrop.drop'],
    applies: ({ fatigue: { ageAndDrop } }) => ageAndDrop.enabled && ageAndDrop.drop === 1,
    message: 'no performance falls by more than all of it',
  },
  {
    fault: 'never_fires',
    paths: ['fatigue.score.firesAt'],
    applies: ({ fatigue: { score } }) =>
      score.enabled &&
      score.ctrMaxPoints + score.cvrMaxPoints + score.agePoints + score.impressionPoints <
        score[score.firesAt],
    message: 'all points of the fatigue score together do not reach the level that fires',
  },
  {
    fault: 'never_fires',
    paths: ['experiments.alpha'],
    applies: ({ experiments }) => experiments.alpha === 0,
    message: 'no test is ever significant',
  },
  {
    fault: 'never_fires',
    paths: ['experiments.equivalenceMargin'],
    applies: ({ experiments }) => experiments.equivalenceMargin === 0,
    message: 'no variants are ever equivalent',
  },
];
