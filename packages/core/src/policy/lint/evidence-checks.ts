import type { Policy } from '../policy-schema.ts';
import { extreme, type PolicyCheck } from './policy-check.ts';

/** Rules of fatigue, of outages and of maturity that no data can meet, or any data. */
export const evidenceChecks: readonly PolicyCheck[] = [
  extreme('never_fires', 'data.trackingOutage.maxTail', 0, 'no silence is improbable enough to be an outage'),
  extreme('never_fires', 'data.trackingOutage.unresolvedStep', 0, 'people are asked for no cut'),
  extreme('always_fires', 'data.trackingOutage.recoveryShare', 0, 'an outage is over without a conversion'),
  {
    fault: 'always_fires',
    paths: ['data.trackingOutage.maxTail', 'data.trackingOutage.maxShare'],
    applies: ({ data: { trackingOutage } }) => trackingOutage.maxTail === 1 && trackingOutage.maxShare === 1,
    message: 'as many conversions as expected are an outage',
  },
  {
    fault: 'never_fires',
    paths: ['maturity.minShare', 'maturity.priorShares', 'roas.windowDays'],
    applies: (policy) => policy.roas.windowDays.some((days) => days <= immatureDays(policy)),
    message: 'no day of the window is mature enough to decide anything',
  },
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
];

/** How many of the latest days decide nothing, before an account has taught its own curve. */
function immatureDays({ maturity: { priorShares, minShare } }: Policy): number {
  const mature = priorShares.findIndex((share) => share >= minShare);
  return mature === -1 ? priorShares.length : mature;
}
