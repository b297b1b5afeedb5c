import type { Json } from '@adpilot/core';
import type { ActionOutcome } from './action-outcome.ts';

/** Outcomes as they stand in a log. */
export function describeOutcomes(outcomes: readonly ActionOutcome[]): Json {
  return outcomes.map(({ record, state, detail }) => ({
    decisionId: record.decisionId,
    target: record.target,
    actionType: record.action.type,
    state,
    detail,
  }));
}

/** What went wrong, in words. A value that someone changed meanwhile is no fault. */
export function failuresOf(outcomes: readonly ActionOutcome[]): readonly string[] {
  return outcomes
    .filter(({ state }) => state === 'failed' || state === 'unknown')
    .map(
      ({ record, state, detail }) =>
        `${record.action.type} of ${record.target.level} ${record.target.id} ${state}: ${detail ?? ''}`,
    );
}
