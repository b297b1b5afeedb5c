import { groupBy } from '../../shared/group-by.ts';
import { isPause } from '../action.ts';
import type { CycleFacts } from '../facts.ts';
import type { PlannedAction, Verdict } from '../plan.ts';
import { isRiskPause } from '../risk.ts';
import { byGrantOrder } from './grant-order.ts';
import { type Guardrail, liveActions } from './guardrail.ts';
import { refuse } from './verdicts.ts';

/** The last active ad of an ad set, and the last active ad set of a campaign, are paused only with approval. */
export const lastActiveAd: Guardrail = {
  name: 'lastActiveAd',
  check: (facts, actions) => {
    const pauses = liveActions(actions).filter(({ action }) => isPause(action));
    if (pauses.length === 0) return [];
    const ofAds = pauses.filter(({ decision }) => decision.target.level === 'ad');
    const ofAdSets = pauses.filter(({ decision }) => decision.target.level === 'ad_set');
    return [
      ...keepOne(
        ofAds,
        (id) => facts.ads.get(id)?.adSetId,
        (parent) => countActive(facts.adsOf.get(parent)),
        'ad of its ad set',
      ),
      ...keepOne(
        ofAdSets,
        (id) => facts.adSets.get(id)?.campaignId,
        (parent) => countActive(facts.adSetsOf.get(parent)),
        'ad set of its campaign',
      ),
    ];
  },
};

/** Holds as many pauses below one parent as are needed to leave it one active child: the last in order. */
function keepOne(
  pauses: readonly PlannedAction[],
  parentOf: (id: string) => string | undefined,
  activeUnder: (parentId: string) => number,
  what: string,
): readonly Verdict[] {
  return [...groupBy(pauses, ({ decision }) => parentOf(decision.target.id))].flatMap(([parentId, group]) => {
    if (parentId === undefined) return [];
    // A pause against runaway spend passes, and counts.
    const [risky, others] = [
      group.filter(({ decision }) => isRiskPause(decision)),
      group.filter(({ decision }) => !isRiskPause(decision)),
    ];
    const allowed = Math.max(0, activeUnder(parentId) - 1 - risky.length);
    return others
      .toSorted(byGrantOrder)
      .slice(allowed)
      .map((planned) =>
        refuse('lastActiveAd', 'needs_approval', planned, `it would be the last active ${what}`),
      );
  });
}

function countActive(
  entities: CycleFacts['snapshot']['ads'] | CycleFacts['snapshot']['adSets'] | undefined,
): number {
  return (entities ?? []).filter(({ effectiveStatus }) => effectiveStatus === 'ACTIVE').length;
}
