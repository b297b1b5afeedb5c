import type { EffectiveStatus } from '../../model/status.ts';
import { groupBy } from '../../shared/group-by.ts';
import { isPause, type Target } from '../action.ts';
import type { PlannedAction, Verdict } from '../plan.ts';
import { isRiskPause } from '../risk.ts';
import { byGrantOrder } from './grant-order.ts';
import { type Guardrail, liveActions } from './guardrail.ts';
import { refuse } from './verdicts.ts';

/**
 * The last active ad of an ad set, and the last active ad set of a campaign, are paused only with approval. So is a
 * campaign that has one active ad set: either pause stops the same.
 */
export const lastActiveAd: Guardrail = {
  name: 'lastActiveAd',
  check: ({ ads, adsOf, adSets, adSetsOf }, actions) => {
    const pauses = liveActions(actions).filter(({ action }) => isPause(action));
    if (pauses.length === 0) return [];
    const at = (level: Target['level']) => pauses.filter(({ decision }) => decision.target.level === level);
    return [
      ...keepOne(
        at('ad'),
        (id) => ifActive(ads.get(id))?.adSetId,
        (adSetId) => countActive(adsOf.get(adSetId)),
        'ad of its ad set',
      ),
      ...keepOne(
        at('ad_set'),
        (id) => ifActive(adSets.get(id))?.campaignId,
        (campaignId) => countActive(adSetsOf.get(campaignId)),
        'ad set of its campaign',
      ),
      ...at('campaign')
        .filter(({ decision }) => !isRiskPause(decision))
        .filter(({ decision }) => countActive(adSetsOf.get(decision.target.id)) === 1)
        .map((planned) => ask(planned, 'ad set of the campaign')),
    ];
  },
};

/**
 * Holds as many pauses below one parent as are needed to leave it one active child: the last in order.
 *
 * @param parentOf undefined for what is not active: it is nobody's last one
 */
function keepOne(
  pauses: readonly PlannedAction[],
  parentOf: (id: string) => string | undefined,
  activeUnder: (parentId: string) => number,
  what: string,
): readonly Verdict[] {
  return [...groupBy(pauses, ({ decision }) => parentOf(decision.target.id))].flatMap(([parentId, group]) => {
    if (parentId === undefined) return [];
    // A pause against runaway spend passes, and counts.
    const others = group.filter(({ decision }) => !isRiskPause(decision));
    const allowed = activeUnder(parentId) - 1 - (group.length - others.length);
    return others
      .toSorted(byGrantOrder)
      .slice(Math.max(0, allowed))
      .map((planned) => ask(planned, what));
  });
}

function ask(planned: PlannedAction, what: string): Verdict {
  return refuse('lastActiveAd', 'needs_approval', planned, `it would be the last active ${what}`);
}

type Delivering = { readonly effectiveStatus: EffectiveStatus };

function ifActive<T extends Delivering>(entity: T | undefined): T | undefined {
  return entity?.effectiveStatus === 'ACTIVE' ? entity : undefined;
}

function countActive(entities: readonly Delivering[] = []): number {
  return entities.filter((entity) => ifActive(entity)).length;
}
