import { policyAmount } from '../../policy/define-policy.ts';
import { addHours } from '../../shared/instant.ts';
import { formatMinorUnits, type MinorUnits } from '../../shared/money.ts';
import { isActivation, isIncrease, isPause, type Target } from '../action.ts';
import { asksPeople } from '../asks-people.ts';
import { dailyChange } from '../daily-change.ts';
import type { CycleFacts } from '../facts.ts';
import type { PlannedAction, Verdict } from '../plan.ts';
import { isRiskPause } from '../risk.ts';
import { byGrantOrder } from './grant-order.ts';
import { type Guardrail, liveActions } from './guardrail.ts';
import { ownersById } from './owners-by-id.ts';
import { raisedLately } from './raised-lately.ts';
import { refuse } from './verdicts.ts';

const NAME = 'approvalThreshold';

/**
 * Holds what people have to agree to: a raise above `perAction`, raises of the last 24 hours above it in sum, pauses
 * of the last 24 hours beyond the policy's number or share of active ads, whatever switches something on, what a rule
 * itself leaves to people; with `requireHumanApproval` everything but pauses against runaway spend and ends of boosts.
 * Cuts are never held for their size; pauses against runaway spend are never held at all.
 */
export const approvalThreshold: Guardrail = {
  name: NAME,
  check: (facts, actions) => {
    const live = liveActions(actions).toSorted(byGrantOrder);
    const asked = live.flatMap((planned) => {
      const why = whyAsked(planned, facts);
      return why === null ? [] : [hold(planned, why)];
    });
    const others = live.filter((planned) => whyAsked(planned, facts) === null);
    return [...asked, ...holdRaises(others, facts), ...holdPauses(others, facts)];
  },
};

/** Why people are asked whatever the size; null where they are not. */
function whyAsked({ decision, action }: PlannedAction, { policy }: CycleFacts): string | null {
  const isExempt = decision.rule === 'boost_expiry' || isRiskPause(decision);
  if (policy.approvals.requireHumanApproval && !isExempt) return 'the policy requires human approval';
  if (asksPeople(decision)) return 'the rule leaves it to people';
  return isActivation(action) ? 'nothing is switched on without a person' : null;
}

function holdRaises(live: readonly PlannedAction[], facts: CycleFacts): readonly Verdict[] {
  const { policy, snapshot } = facts;
  const limit = policyAmount(policy, policy.approvals.perAction);
  const owners = ownersById(facts);
  let sum = raisedLately(facts);
  return live.flatMap((planned) => {
    const { action, decision } = planned;
    const owner = owners.get(decision.target.id);
    if (!isIncrease(action)) return [];
    const change = owner && action.type === 'set_budget' ? dailyChange(action, owner, snapshot.now) : null;
    if (change === null) return [hold(planned, 'its budget a day is unknown')];
    const text = (amount: MinorUnits): string => formatMinorUnits(amount, policy.currency);
    if (change > limit) return [hold(planned, `a raise of ${text(change)} a day, above ${text(limit)}`)];
    if (sum + change > limit) {
      return [
        hold(
          planned,
          `with ${text(sum)} of other raises in 24 h a raise of ${text(change)} a day exceeds ${text(limit)} in sum`,
        ),
      ];
    }
    sum += change;
    return [];
  });
}

function holdPauses(live: readonly PlannedAction[], facts: CycleFacts): readonly Verdict[] {
  const { approvals } = facts.policy;
  const before = pausedBefore(facts);
  const running =
    before + facts.snapshot.ads.filter(({ effectiveStatus }) => effectiveStatus === 'ACTIVE').length;
  let paused = before;
  return live.flatMap((planned) => {
    if (!isPause(planned.action)) return [];
    const sum = paused + adsUnder(planned.decision.target, facts);
    const tooMany = sum > approvals.maxPauses;
    const tooLarge = sum >= approvals.minPausesForShare && sum > approvals.maxPauseShare * running;
    if ((tooMany || tooLarge) && !isRiskPause(planned.decision)) {
      const limit = tooMany ? `${approvals.maxPauses}` : `${approvals.maxPauseShare * 100} %`;
      return [hold(planned, `${sum} of ${running} ads paused in 24 h: more than ${limit}`)];
    }
    paused = sum;
    return [];
  });
}

/** Ads that our pauses of the last 24 hours stopped. */
function pausedBefore(facts: CycleFacts): number {
  const since = addHours(facts.snapshot.now, -24);
  return facts.snapshot.recentActions
    .filter(({ action, at }) => isPause(action) && at > since)
    .reduce((sum, { target }) => sum + adsUnder(target, facts), 0);
}

/** How many ads a pause of the target stops: those below it that are switched on themselves. */
function adsUnder({ level, id }: Target, { adSetsOf, adsOf }: CycleFacts): number {
  const inAdSet = (adSetId: string): number =>
    (adsOf.get(adSetId) ?? []).filter(({ status }) => status === 'ACTIVE').length;
  if (level === 'ad_set') return inAdSet(id);
  if (level === 'campaign')
    return (adSetsOf.get(id) ?? []).reduce((sum, adSet) => sum + inAdSet(adSet.id), 0);
  return 1;
}

function hold(planned: PlannedAction, reason: string): Verdict {
  return refuse(NAME, 'needs_approval', planned, reason);
}
