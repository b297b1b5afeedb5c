import { describe, expect, it } from 'vitest';
import { aPolicy, aSnapshot } from '../../testing/index.ts';
import { extendRegistry } from './extend-registry.ts';
import type { Guardrail } from './guardrails/guardrail.ts';
import { refuse } from './guardrails/verdicts.ts';
import { defaultRegistry, planCycle } from './plan-cycle.ts';

describe('extendRegistry', () => {
  const rule = { name: 'host_rule', decide: () => [] };
  const guardrail: Guardrail = { name: 'hostGuardrail', check: () => [] };

  it('puts rules last and guardrails before the cap on all spend', () => {
    const { rules, guardrails } = extendRegistry({ rules: [rule], guardrails: [guardrail] });
    expect(rules).toEqual([...defaultRegistry.rules, rule]);
    expect(guardrails.map(({ name }) => name).slice(-4)).toEqual([
      'hostGuardrail',
      'totalSpendCap',
      'actionLimits',
      'approvalThreshold',
    ]);
    expect(guardrails).toHaveLength(defaultRegistry.guardrails.length + 1);
  });

  it('is the built-in one without anything to add', () => {
    expect(extendRegistry({})).toEqual(defaultRegistry);
  });

  it.each([
    ['rules', { rules: [{ ...rule, name: 'spike' }] }],
    ['rules', { rules: [rule, rule] }],
    ['guardrails', { guardrails: [{ ...guardrail, name: 'cooldown' }] }],
  ])('refuses a name among the %s that is taken', (argument, own) => {
    expect(() => extendRegistry(own)).toThrow(expect.objectContaining({ code: 'invalid_input', argument }));
  });

  it('lets a host forbid what the built-in rules propose', () => {
    const nothing: Guardrail = {
      name: 'nothing',
      check: (_, actions) =>
        actions
          .filter(({ status }) => status === 'execute')
          .map((planned) => refuse('nothing', 'block', planned, 'the host says no')),
    };
    const plan = planCycle(aSnapshot(), aPolicy(), extendRegistry({ guardrails: [nothing] }));
    expect(plan.actions.filter(({ status }) => status === 'execute')).toEqual([]);
  });
});
