import { changesAccount, isPause } from '../action.ts';
import type { Verdict } from '../plan.ts';
import { byGrantOrder } from './grant-order.ts';
import { type Guardrail, liveActions } from './guardrail.ts';
import { refuse } from './verdicts.ts';

/** So many changes of the account a cycle, so many a campaign; the rest waits. Pauses do not count. */
export const actionLimits: Guardrail = {
  name: 'actionLimits',
  check: ({ policy }, actions) => {
    const { maxActionsPerCycle, maxActionsPerCampaign } = policy.limits;
    const perCampaign = new Map<string | null, number>();
    let total = 0;
    const counted = liveActions(actions).filter(({ action }) => changesAccount(action) && !isPause(action));
    return counted.toSorted(byGrantOrder).flatMap((planned): readonly Verdict[] => {
      const { campaignId } = planned.decision.target;
      const inCampaign = perCampaign.get(campaignId) ?? 0;
      if (total >= maxActionsPerCycle) {
        return [
          refuse('actionLimits', 'defer', planned, `${maxActionsPerCycle} actions a cycle are taken already`),
        ];
      }
      if (campaignId !== null && inCampaign >= maxActionsPerCampaign) {
        return [
          refuse(
            'actionLimits',
            'defer',
            planned,
            `${maxActionsPerCampaign} actions in this campaign are taken already`,
          ),
        ];
      }
      total += 1;
      perCampaign.set(campaignId, inCampaign + 1);
      return [];
    });
  },
};
