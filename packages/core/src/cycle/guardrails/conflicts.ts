import { groupBy } from '../../shared/group-by.ts';
import { hoursBetween, type Instant } from '../../shared/instant.ts';
import { type Action, directionOf, isDecrease, isPause, type SetBudget } from '../action.ts';
import type { CycleFacts } from '../facts.ts';
import type { PlannedAction, Verdict } from '../plan.ts';
import { restsOnConversions } from '../rests-on-conversions.ts';
import { isRiskPause } from '../risk.ts';
import { byGrantOrder } from './grant-order.ts';
import { type Guardrail, liveActions } from './guardrail.ts';
import { refuse } from './verdicts.ts';

/**
 * One budget action and one status action per target and cycle. A pause beats everything; a decrease beats an
 * increase; of two increases the larger stays, never their sum; of two decreases the end of a boost, which looks at the
 * budget before it, otherwise the larger. Whatever repeats an open request, or a proposal
 * that was made already, is superseded by it. What rests on conversions takes nobody's place while they are presumed lost:
 * it will not happen.
 */
export const conflicts: Guardrail = {
  name: 'conflicts',
  check: (facts, actions) => {
    const live = liveActions(actions);
    const repeated = live.flatMap((action) => repeats(action, facts));
    const taken = new Set(repeated.map(({ decisionId }) => decisionId));
    const isHeld = ({ decision, action }: PlannedAction): boolean =>
      facts.outage?.presumed === true && restsOnConversions({ ...decision, action });
    const rivals = live.filter((planned) => !taken.has(planned.decision.id) && !isHeld(planned));
    return [...repeated, ...among(rivals)];
  },
};

function repeats(planned: PlannedAction, facts: CycleFacts): readonly Verdict[] {
  // A pause against runaway spend waits for nobody.
  if (isRiskPause(planned.decision)) return [];
  const reason = whyWaiting(planned, facts) ?? whyPaused(planned, facts) ?? whyRefreshed(planned, facts);
  return reason === null ? [] : [supersede(planned, reason)];
}

function whyWaiting(
  { decision: { target }, action }: PlannedAction,
  { snapshot }: CycleFacts,
): string | null {
  const direction = directionOf(action);
  const [open] = snapshot.openApprovals
    .filter(
      (request) =>
        request.expiresAt > snapshot.now &&
        request.target.level === target.level &&
        request.target.id === target.id &&
        request.actionType === action.type &&
        request.direction === direction,
    )
    .sort((a, b) => (a.approvalId < b.approvalId ? -1 : 1));
  return open
    ? `the same is waiting for approval (request ${open.approvalId}) until ${open.expiresAt}`
    : null;
}

function whyPaused({ decision: { target }, action }: PlannedAction, { snapshot }: CycleFacts): string | null {
  if (!isPause(action)) return null;
  const last = latest(
    snapshot.recentActions.filter(
      (recent) =>
        isPause(recent.action) && recent.target.level === target.level && recent.target.id === target.id,
    ),
  );
  return last === null ? null : `it was paused at ${last}, and a person switched it on again`;
}

/** Variants that were asked for take their time to be made and tested. */
function whyRefreshed(
  { decision: { target }, action }: PlannedAction,
  { snapshot, policyFor }: CycleFacts,
): string | null {
  if (action.type !== 'generate_variants') return null;
  const last = latest(snapshot.refreshes.filter(({ creativeId }) => creativeId === action.creativeId));
  const { refreshDays } = policyFor(target.campaignId).fatigue;
  return last !== null && hoursBetween(last, snapshot.now) < 24 * refreshDays
    ? `the same was proposed at ${last}`
    : null;
}

function latest(events: readonly { readonly at: Instant }[]): Instant | null {
  return events.reduce<Instant | null>((last, { at }) => (last === null || at > last ? at : last), null);
}

function among(live: readonly PlannedAction[]): readonly Verdict[] {
  const groups = groupBy(live, ({ decision: { target } }) => `${target.level} ${target.id}`);
  return [...groups.values()].flatMap(amongOneTarget);
}

function amongOneTarget(group: readonly PlannedAction[]): readonly Verdict[] {
  if (group.length === 1) return [];
  const statuses = group.filter(({ action }) => action.type === 'set_status').toSorted(strongestStatus);
  const budgets = group.filter(({ action }) => action.type === 'set_budget').toSorted(strongestBudget);
  const [status] = statuses;
  const pause = status && isPause(status.action) ? status : undefined;
  const [budget] = budgets;
  const winners = new Set([status, pause ? undefined : budget]);
  return [...statuses, ...budgets]
    .filter((planned) => !winners.has(planned))
    .map((planned) => {
      const winner = pause ?? (planned.action.type === 'set_status' ? status : budget);
      return supersede(planned, `${winner?.decision.rule} decides this target: ${winner?.decision.reason}`);
    });
}

function strongestStatus(a: PlannedAction, b: PlannedAction): number {
  return (
    Number(isPause(b.action)) - Number(isPause(a.action)) ||
    Number(isRiskPause(b.decision)) - Number(isRiskPause(a.decision)) ||
    byGrantOrder(a, b)
  );
}

/** Decreases first, of them the end of a boost, and among equals the larger step. */
function strongestBudget(a: PlannedAction, b: PlannedAction): number {
  return (
    Number(isDecrease(b.action)) - Number(isDecrease(a.action)) ||
    Number(takesBack(b)) - Number(takesBack(a)) ||
    size(b.action) - size(a.action) ||
    byGrantOrder(a, b)
  );
}

function takesBack({ decision, action }: PlannedAction): boolean {
  return decision.rule === 'boost_expiry' && isDecrease(action);
}

function size(action: Action): number {
  const { from, to } = action as SetBudget;
  return Math.abs(to - from);
}

function supersede(planned: PlannedAction, reason: string): Verdict {
  return refuse('conflicts', 'supersede', planned, reason);
}
