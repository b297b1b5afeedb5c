import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { Action } from './action.ts';
import { type Decision, fallbackOf } from './decision.ts';
import type { CycleFacts } from './facts.ts';
import type { Guardrail } from './guardrails/guardrail.ts';
import type { PlannedAction, PlannedStatus, Verdict } from './plan.ts';

const STATUS: Readonly<Record<Exclude<Verdict['verdict'], 'adjust'>, PlannedStatus>> = {
  needs_approval: 'needs_approval',
  block: 'blocked',
  supersede: 'superseded',
  defer: 'deferred',
};

/**
 * Sends decisions through the guardrails, in order. A decision that is blocked or held and has a fallback stays in the
 * list as it is, and its fallback goes through all guardrails beside the others.
 */
export function applyGuardrails(
  facts: CycleFacts,
  decisions: readonly Decision[],
  guardrails: readonly Guardrail[],
): readonly PlannedAction[] {
  let settled: readonly PlannedAction[] = [];
  let pending = decisions;
  for (;;) {
    const seen = new Set(settled.map(({ decision }) => decision.id));
    const checked = checkAll(facts, [...settled, ...pending.map(toPlanned)], guardrails);
    const refused = checked.filter(
      ({ decision, status }) => needsFallback(status) && decision.fallback !== null && !seen.has(decision.id),
    );
    if (refused.length === 0) return checked;
    settled = [...settled, ...refused];
    const refusedIds = new Set(refused.map(({ decision }) => decision.id));
    const fallbacks = refused.flatMap(({ decision }) => fallbackOf(decision) ?? []);
    pending = [...pending.filter(({ id }) => !refusedIds.has(id)), ...fallbacks];
  }
}

function needsFallback(status: PlannedStatus): boolean {
  return status === 'blocked' || status === 'needs_approval';
}

function toPlanned(decision: Decision): PlannedAction {
  return { decision, action: decision.action, status: 'execute', verdicts: [] };
}

function checkAll(
  facts: CycleFacts,
  actions: readonly PlannedAction[],
  guardrails: readonly Guardrail[],
): readonly PlannedAction[] {
  return guardrails.reduce((list, guardrail) => applyVerdicts(list, guardrail.check(facts, list)), actions);
}

function applyVerdicts(
  actions: readonly PlannedAction[],
  verdicts: readonly Verdict[],
): readonly PlannedAction[] {
  if (verdicts.length === 0) return actions;
  const byDecision = new Map(actions.map((planned) => [planned.decision.id, planned]));
  for (const verdict of verdicts) {
    const planned = byDecision.get(verdict.decisionId);
    if (!planned) throw broken(verdict, 'speaks of a decision that is not in the plan');
    if (planned.status !== 'execute') throw broken(verdict, 'speaks of an action that is not to be executed');
    byDecision.set(verdict.decisionId, applyVerdict(planned, verdict));
  }
  return actions.map((planned) => byDecision.get(planned.decision.id) ?? planned);
}

/** What one verdict leaves of a planned action. */
export function applyVerdict(planned: PlannedAction, verdict: Verdict): PlannedAction {
  const verdicts = [...planned.verdicts, verdict];
  if (verdict.verdict !== 'adjust') return { ...planned, status: STATUS[verdict.verdict], verdicts };
  if (verdict.action === null || !isSmaller(verdict.action, planned.action)) {
    throw broken(verdict, 'may only make an action smaller');
  }
  return { ...planned, action: verdict.action, verdicts };
}

/** Whether the first action does less than the second, in the same direction and to the same budget. */
function isSmaller(a: Action, b: Action): boolean {
  if (a.type !== 'set_budget' || b.type !== 'set_budget') return false;
  const sameStart = a.kind === b.kind && a.from === b.from && a.revertAt === b.revertAt;
  return (
    sameStart &&
    Math.sign(a.to - a.from) === Math.sign(b.to - b.from) &&
    Math.abs(a.to - a.from) < Math.abs(b.to - b.from)
  );
}

function broken({ guardrail, decisionId }: Verdict, what: string): InvalidInputError {
  return new InvalidInputError({
    argument: 'guardrails',
    message: `guardrail ${guardrail} ${what}`,
    context: { decisionId },
  });
}
