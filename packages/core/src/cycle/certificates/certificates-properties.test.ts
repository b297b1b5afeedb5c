import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCycle, anyPolicy } from '../../../testing/arbitraries.ts';
import { assertProperty } from '../../../testing/assert-property.ts';
import { anInsightRow, aSnapshot } from '../../../testing/index.ts';
import { addDays } from '../../shared/day.ts';
import { canonicalJson } from '../../shared/json.ts';
import { type Guardrail, liveActions } from '../guardrails/guardrail.ts';
import { refuse } from '../guardrails/verdicts.ts';
import { defaultRegistry, planCycle } from '../plan-cycle.ts';
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

/** Refuses every first choice that has a fallback, so that the fallback is a decision of the plan too. */
const onlyFallbacks: Guardrail = {
  name: 'onlyFallbacks',
  check: (_, actions) =>
    liveActions(actions)
      .filter(({ decision }) => decision.fallback !== null)
      .map((planned) => refuse('onlyFallbacks', 'block', planned, 'only fallbacks')),
};
/** Clicks as ever, and no conversion for three days. */
const silent = aSnapshot({
  insights: Array.from({ length: 28 }, (_, daysAgo) =>
    anInsightRow({
      day: addDays('2026-01-14', -daysAgo),
      impressions: 40_000,
      clicks: 800,
      linkClicks: 800,
      spend: 16_000,
      conversions: daysAgo < 3 ? 0 : 40,
      revenue: daysAgo < 3 ? 0 : 48_000,
    }),
  ),
});
const anySilence = anyPolicy({ currency: 'USD' }).map((policy) => ({ snapshot: silent, policy }));
const anyAccount = fc.oneof({ weight: 9, arbitrary: anyCycle() }, { weight: 1, arbitrary: anySilence });
const anyRegistry = fc.constantFrom(defaultRegistry, { ...defaultRegistry, guardrails: [onlyFallbacks] });

/** The certificates of all decisions of a plan that can be replayed, as they come back from a store. */
const anyCertified = fc.tuple(anyAccount, anyRegistry).map(([{ snapshot, policy }, registry]) => {
  const plan = planCycle(snapshot, policy, registry);
  const decided = plan.actions.filter(({ decision }) => replayable.includes(decision.rule));
  return decided.map(
    ({ decision }): Certificate =>
      JSON.parse(canonicalJson(certify({ plan, decisionId: decision.id, policy }))),
  );
});

describe('certificates of the built-in rules', () => {
  it('can be replayed, but for a rule that only ever holds', () => {
    expect(others).toEqual(['traffic_collapse']);
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
    expect([...rules].sort()).toEqual([
      'boost_expiry',
      'experiment_winner',
      'fatigue',
      'marginal_budget',
      'roas_scaling',
      'spike',
      'tracking_outage',
    ]);
  });

  it('say what would flip the decision or its fallback, and it does', () => {
    const told = new Set<string>();
    assertProperty(
      fc.property(anyCertified, (certificates) => {
        for (const certificate of certificates) {
          const { counterfactuals, reason } = certificate.decision;
          told.add(reason.startsWith('instead of') ? 'fallback' : 'first choice');
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
    expect([...told].sort()).toEqual(['fallback', 'first choice']);
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
