import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCycle } from '../../../testing/arbitraries.ts';
import { assertProperty } from '../../../testing/assert-property.ts';
import { canonicalJson } from '../../shared/json.ts';
import { planCycle } from '../plan-cycle.ts';
import { defaultRules } from '../rules/index.ts';
import { applyCounterfactual } from './apply-counterfactual.ts';
import type { Certificate } from './certificate.ts';
import { certify } from './certify.ts';
import { explainPlan } from './explain-plan.ts';
import { replay } from './replay.ts';

const RUNS = { numRuns: 60 };

const [replayable, others] = [
  defaultRules.filter(({ replay: again }) => again).map(({ name }) => name),
  defaultRules.filter(({ replay: again }) => !again).map(({ name }) => name),
];

/** The certificates of all decisions of a plan that can be replayed, as they come back from a store. */
const anyCertified = anyCycle().map(({ snapshot, policy }) => {
  const plan = planCycle(snapshot, policy);
  const decided = plan.actions.filter(({ decision }) => replayable.includes(decision.rule));
  return decided.map(
    ({ decision }): Certificate =>
      JSON.parse(canonicalJson(certify({ plan, decisionId: decision.id, policy }))),
  );
});

describe('certificates of the built-in rules', () => {
  it('can be replayed, but for a rule that only ever holds and the one that looks at a whole test', () => {
    expect(others).toEqual(['traffic_collapse', 'experiment_winner']);
  });

  it('replay to the same bytes, each of them', () => {
    const rules = new Set<string>();
    assertProperty(
      fc.property(anyCertified, (certificates) => {
        for (const certificate of certificates) {
          expect(replay(certificate)).toMatchObject({ same: true, decision: certificate.decision });
          rules.add(certificate.decision.rule);
        }
      }),
      RUNS,
    );
    expect([...rules].sort()).toEqual(['boost_expiry', 'fatigue', 'roas_scaling', 'spike']);
  });

  it('say what would flip the decision, and it does', () => {
    assertProperty(
      fc.property(anyCertified, (certificates) => {
        for (const certificate of certificates) {
          const { counterfactuals, reason } = certificate.decision;
          expect(counterfactuals.length).toBeGreaterThan(0);
          for (const counterfactual of counterfactuals) {
            if (counterfactual.edit === null) continue;
            const { flips } = applyCounterfactual(certificate, counterfactual);
            expect({ reason, change: counterfactual.change, flips }).toMatchObject({ flips: true });
          }
        }
      }),
      RUNS,
    );
  });

  it('are explained with their plan, each decision and each hold once', () => {
    assertProperty(
      fc.property(anyCycle(), ({ snapshot, policy }) => {
        const plan = planCycle(snapshot, policy);
        const text = explainPlan(plan);
        expect(text.match(/^ {2}why: /gm)?.length ?? 0).toBe(plan.actions.length);
        expect(text.match(/^- /gm)?.length ?? 0).toBe(plan.holds.length);
        expect(text).not.toMatch(/undefined|NaN|\[object/);
      }),
      RUNS,
    );
  });
});
