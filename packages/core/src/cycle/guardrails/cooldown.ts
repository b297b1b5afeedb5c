import type { Policy } from '../../policy/policy-schema.ts';
import { groupBy } from '../../shared/group-by.ts';
import { hoursBetween, type Instant } from '../../shared/instant.ts';
import { isIncrease, type SetBudget } from '../action.ts';
import { type BudgetChange, isCut, isRaise } from '../budget-change.ts';
import { type Guardrail, liveActions } from './guardrail.ts';
import { refuse } from './verdicts.ts';

const EXEMPT_RULE = 'boost_expiry';

/**
 * Time between changes of one budget, by whoever made them, so that a step does not compound with every cycle: a raise
 * waits after any change, a cut after the last cut and after the last raise, and a budget turns at most once in
 * `directionChangeHours`. Exactly that many hours are enough. While a boost is open nothing else raises its budget, and a
 * boost that ended where it stood counts as a change at its end. Pauses and the end of a boost do not wait.
 */
export const cooldown: Guardrail = {
  name: 'cooldown',
  check: ({ snapshot, policy }, actions) => {
    const changes = changesByTarget(snapshot.budgetChanges);
    return liveActions(actions).flatMap((planned) => {
      const { decision, action } = planned;
      if (decision.rule === EXEMPT_RULE || action.type !== 'set_budget' || action.to === action.from)
        return [];
      const earlier = changes.get(decision.target.id) ?? [];
      const reason = isIncrease(action)
        ? whyNotRaise(action, earlier, snapshot.now, policy.limits)
        : whyNotCut(earlier, snapshot.now, policy.limits);
      return reason === null ? [] : [refuse('cooldown', 'defer', planned, reason)];
    });
  },
};

type Limits = Policy['limits'];

function whyNotRaise(
  { from }: SetBudget,
  earlier: readonly BudgetChange[],
  now: Instant,
  limits: Limits,
): string | null {
  const last = earlier.at(-1);
  const boostEnd = last?.to === from ? (last.revertAt ?? null) : null;
  if (boostEnd !== null && boostEnd > now) return `a boost is open until ${boostEnd}`;
  // What a boost gave and nothing took back is given from its end on.
  const given = last && boostEnd !== null ? { ...last, at: boostEnd } : last;
  return (
    tooSoon(given, now, limits.increaseCooldownHours, 'a raise', 'the last change') ??
    turnsTooOften(earlier, isRaise, now, limits)
  );
}

function whyNotCut(earlier: readonly BudgetChange[], now: Instant, limits: Limits): string | null {
  return (
    tooSoon(earlier.findLast(isCut), now, limits.decreaseCooldownHours, 'a cut', 'the last cut') ??
    tooSoon(earlier.findLast(isRaise), now, limits.decreaseAfterIncreaseHours, 'a cut', 'the last raise') ??
    turnsTooOften(earlier, isCut, now, limits)
  );
}

function tooSoon(
  change: BudgetChange | undefined,
  now: Instant,
  hours: number,
  what: string,
  since: string,
): string | null {
  if (!change || hoursBetween(change.at, now) >= hours) return null;
  const by = change.source === 'human' ? 'by a person' : `by ${change.rule ?? 'adpilot'}`;
  return `${what} waits ${hours} h after ${since}: ${hoursBetween(change.at, now).toFixed(1)} h since ${change.at} (${by})`;
}

/** Whether the wanted direction would be the second turn within the time. */
function turnsTooOften(
  earlier: readonly BudgetChange[],
  wanted: (change: BudgetChange) => boolean,
  now: Instant,
  { directionChangeHours }: Limits,
): string | null {
  const moves = earlier.filter((change) => isRaise(change) || isCut(change));
  const last = moves.at(-1);
  if (!last || wanted(last)) return null;
  const turn = moves.findLast(
    (change, index) => index > 0 && isRaise(change) !== isRaise(moves[index - 1] ?? change),
  );
  if (!turn || hoursBetween(turn.at, now) >= directionChangeHours) return null;
  return `the budget already turned at ${turn.at}: at most one turn in ${directionChangeHours} h`;
}

/** Changes by target, oldest first. One that seems to lie ahead counts as well: a clock may have been set back. */
function changesByTarget(changes: readonly BudgetChange[]): ReadonlyMap<string, readonly BudgetChange[]> {
  const inOrder = changes.toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
  return groupBy(inOrder, ({ targetId }) => targetId);
}
