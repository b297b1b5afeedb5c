import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCycle, anyDecisions } from '../../../testing/arbitraries.ts';
import { assertProperty } from '../../../testing/assert-property.ts';
import type { Action } from '../action.ts';
import type { Decision } from '../decision.ts';
import { buildFacts, type CycleFacts } from '../facts.ts';
import type { PlannedAction, Verdict } from '../plan.ts';
import { defaultGuardrails } from './index.ts';

const RUNS = { numRuns: 150 };

type Case = { readonly facts: CycleFacts; readonly actions: readonly PlannedAction[] };

/** Random facts with random actions, some of which were refused before. */
const anyCase: fc.Arbitrary<Case> = anyCycle().chain(({ snapshot, policy }) =>
  fc
    .tuple(
      anyDecisions(snapshot),
      fc.infiniteStream(fc.constantFrom('execute', 'execute', 'execute', 'blocked')),
    )
    .map(([decisions, statuses]) => ({
      facts: buildFacts(snapshot, policy),
      actions: decisions.map((decision) => planned(decision, statuses.next().value === 'blocked')),
    })),
);

function planned(decision: Decision, blocked: boolean): PlannedAction {
  return { decision, action: decision.action, status: blocked ? 'blocked' : 'execute', verdicts: [] };
}

function changeOf(action: Action): number {
  return action.type === 'set_budget' ? action.to - action.from : Number.NaN;
}

function byId(verdicts: readonly Verdict[]): readonly Verdict[] {
  return verdicts.toSorted((a, b) => (a.decisionId < b.decisionId ? -1 : 1));
}

describe('every guardrail', () => {
  it('signs its verdicts, gives reasons, and speaks of live actions only', () => {
    assertProperty(
      fc.property(anyCase, ({ facts, actions }) => {
        const live = new Set(
          actions.filter(({ status }) => status === 'execute').map(({ decision }) => decision.id),
        );
        for (const { name, check } of defaultGuardrails) {
          for (const verdict of check(facts, actions)) {
            expect(verdict.guardrail).toBe(name);
            expect(verdict.reason).toMatch(/\S/);
            expect(verdict.reason).not.toMatch(/NaN|undefined|Infinity/);
            expect(live.has(verdict.decisionId), name).toBe(true);
            expect(verdict.action === null, name).toBe(verdict.verdict !== 'adjust');
          }
        }
      }),
      RUNS,
    );
  });

  it('only ever makes a change of a budget smaller, in its own direction', () => {
    assertProperty(
      fc.property(anyCase, ({ facts, actions }) => {
        for (const { name, check } of defaultGuardrails) {
          const last = new Map(actions.map(({ decision, action }) => [decision.id, action]));
          for (const { decisionId, action } of check(facts, actions)) {
            const before = last.get(decisionId);
            if (action === null || !before) continue;
            expect(Math.sign(changeOf(action)), name).toBe(Math.sign(changeOf(before)));
            expect(Math.abs(changeOf(action)), name).toBeLessThan(Math.abs(changeOf(before)));
            last.set(decisionId, action);
          }
        }
      }),
      RUNS,
    );
  });

  it('says the same whatever the order of the list', () => {
    const anyShuffledCase = anyCase.chain(({ facts, actions }) =>
      fc.record({
        facts: fc.constant(facts),
        actions: fc.constant(actions),
        shuffled: fc.shuffledSubarray([...actions], { minLength: actions.length }),
      }),
    );
    assertProperty(
      fc.property(anyShuffledCase, ({ facts, actions, shuffled }) => {
        for (const { check } of defaultGuardrails) {
          expect(byId(check(facts, shuffled))).toEqual(byId(check(facts, actions)));
        }
      }),
      RUNS,
    );
  });
});
