import type { CycleFacts } from '../facts.ts';
import type { PlannedAction, Verdict } from '../plan.ts';

/**
 * A limit. It sees every planned action and may only shrink the list: a verdict adjusts an action to a smaller one,
 * holds, blocks, supersedes or defers it. No verdict means that it allows the action.
 */
export interface Guardrail {
  readonly name: string;
  check(facts: CycleFacts, actions: readonly PlannedAction[]): readonly Verdict[];
}

/** The actions that are still to be executed; the only ones a verdict can be about. */
export function liveActions(actions: readonly PlannedAction[]): readonly PlannedAction[] {
  return actions.filter(({ status }) => status === 'execute');
}
