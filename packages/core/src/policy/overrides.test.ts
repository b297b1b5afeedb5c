import { describe, expect, it } from 'vitest';
import { InvalidPolicyError } from '../errors/invalid-policy-error.ts';
import { canonicalJson } from '../shared/json.ts';
import { definePolicy, type PolicyInput } from './define-policy.ts';
import { applyOverride, findOverride } from './overrides.ts';

type OverrideInput = NonNullable<PolicyInput['overrides']>[number];

function overriding(...overrides: readonly OverrideInput[]) {
  return definePolicy({ currency: 'USD', overrides });
}

const strict: OverrideInput = { name: 'strict', campaignIds: ['1'], policy: { roas: { increaseAbove: 4 } } };

function refusedPaths(overrides: unknown): readonly string[] {
  try {
    Reflect.apply(definePolicy, undefined, [{ currency: 'USD', overrides }]);
  } catch (error) {
    if (error instanceof InvalidPolicyError) return error.issues.map(({ path }) => path);
    throw error;
  }
  return [];
}

describe('findOverride', () => {
  it.each([
    ['its id', { campaignIds: ['123'] }, true],
    ['the beginning of its id', { campaignIds: ['12*'] }, true],
    ['a part of its id, which is no pattern', { campaignIds: ['12'] }, false],
    ['a star', { campaignIds: ['*'] }, true],
    ['one of its labels', { campaignLabels: ['brand-es'] }, true],
    ['the beginning of a label', { campaignLabels: ['other', 'brand*'] }, true],
    ['the end of a label', { campaignLabels: ['*es'] }, false],
    ['a label where it has an id', { campaignLabels: ['123'] }, false],
    ['another id', { campaignIds: ['124'] }, false],
  ])('matches a campaign by %s', (_, selector, matches) => {
    const policy = overriding({ name: 'some', policy: {}, ...selector });
    const found = findOverride(policy, { id: '123', labels: ['summer', 'brand-es'] });
    expect(found?.name ?? null).toBe(matches ? 'some' : null);
  });

  it('takes the first override that names the campaign', () => {
    const policy = overriding(strict, { ...strict, name: 'second', campaignIds: ['*'] });
    expect(findOverride(policy, { id: '1', labels: [] })?.name).toBe('strict');
    expect(findOverride(policy, { id: '2', labels: [] })?.name).toBe('second');
  });
});

describe('applyOverride', () => {
  it('changes what the override says, and nothing else', () => {
    const policy = overriding({ ...strict, policy: { roas: { windowDays: [7], tiers: { good: 3.5 } } } });
    const [override = null] = policy.overrides;
    expect(applyOverride(policy, override)).toEqual({
      ...policy,
      roas: { ...policy.roas, windowDays: [7], tiers: { ...policy.roas.tiers, good: 3.5 } },
      overrides: [],
    });
  });

  it('gives the policy of the account where there is no override', () => {
    const policy = overriding(strict);
    expect(applyOverride(policy, null)).toEqual(definePolicy({ currency: 'USD' }));
  });
});

describe('definePolicy with overrides', () => {
  it('keeps what they say sparse, so that later defaults reach them', () => {
    expect(overriding(strict).overrides).toEqual([
      { name: 'strict', campaignIds: ['1'], campaignLabels: [], policy: { roas: { increaseAbove: 4 } } },
    ]);
  });

  it('gives plain JSON that it takes again', () => {
    const policy = overriding(strict);
    expect(definePolicy(JSON.parse(canonicalJson(policy)))).toEqual(policy);
  });

  it.each([
    ['an override of nobody', [{ name: 'a', policy: {} }], 'overrides.0.campaignIds'],
    ['an override without a name', [{ campaignIds: ['1'], policy: {} }], 'overrides.0.name'],
    ['two overrides of one name', [strict, strict], 'overrides'],
    ['an unknown field', [{ ...strict, policy: { roas: { rosa: 1 } } }], 'overrides.0.policy.roas.rosa'],
    [
      "a limit, which is the account's",
      [{ ...strict, policy: { limits: { maxStep: 1 } } }],
      'overrides.0.policy.limits',
    ],
    [
      'a value out of its range',
      [{ ...strict, policy: { roas: { minStep: 2 } } }],
      'overrides.0.policy.roas.minStep',
    ],
    [
      'undefined, which is no JSON',
      [{ ...strict, policy: { roas: { minStep: undefined } } }],
      'overrides.0.policy.roas.minStep',
    ],
    [
      'a threshold that the rest of the policy contradicts',
      [strict, { ...strict, name: 'b', policy: { roas: { decreaseBelow: 3.5 } } }],
      'overrides.1.policy.roas.pauseBelow',
    ],
    [
      'weights that no longer sum to 1',
      [{ ...strict, policy: { experiments: { scoreWeights: { roas: 0.9 } } } }],
      'overrides.0.policy.experiments.scoreWeights',
    ],
  ])('refuses %s and names the path', (_, overrides, path) => {
    expect(refusedPaths(overrides)).toContain(path);
  });
});
