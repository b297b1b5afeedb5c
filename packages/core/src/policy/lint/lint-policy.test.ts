import { describe, expect, it } from 'vitest';
import cases from '../../../cases/lint-policy.json' with { type: 'json' };
import { definePolicy } from '../define-policy.ts';
import { policyLeaves } from '../policy-leaves.ts';
import { policyPresets } from '../presets.ts';
import { effectChecks } from './effect-checks.ts';
import { evidenceChecks } from './evidence-checks.ts';
import { limitChecks } from './limit-checks.ts';
import { lintPolicy } from './lint-policy.ts';
import { ruleChecks } from './rule-checks.ts';

const CHECKS = [...limitChecks, ...ruleChecks, ...evidenceChecks, ...effectChecks];

/** A policy in US dollars, of anything that a case says. */
function aLintedPolicy(input: object) {
  return definePolicy({ currency: 'USD', ...input });
}

function findingsOf(input: object): readonly string[] {
  return lintPolicy(aLintedPolicy(input)).map(
    ({ fault, override, paths }) =>
      `${override === null ? '' : `${override}: `}${[fault, ...paths].join(' ')}`,
  );
}

describe('lintPolicy', () => {
  it.each(cases)('judges $name', ({ input, expected }) => {
    expect(findingsOf(input)).toEqual(expected);
  });

  it.each(Object.keys(policyPresets))('finds nothing in the preset %s', (preset) => {
    expect(findingsOf({ preset })).toEqual([]);
  });

  it('says what is wrong in words', () => {
    const [finding] = lintPolicy(definePolicy({ currency: 'USD', fatigue: { cusum: { enabled: false } } }));
    expect(finding?.message).toBe('no creative ever wears out: every rule of fatigue is off');
  });

  it('has a case for every check', () => {
    const found = new Set(cases.flatMap(({ expected }) => expected));
    const unseen = CHECKS.map(({ fault, paths }) => [fault, ...paths].join(' ')).filter(
      (each) => !found.has(each),
    );
    expect(unseen).toEqual([]);
  });

  it('names fields that a policy has', () => {
    const leaves = [...policyLeaves(definePolicy({ currency: 'USD' })).keys()];
    const paths = CHECKS.flatMap((check) => check.paths);
    expect(
      paths.filter((path) => !leaves.some((leaf) => leaf === path || leaf.startsWith(`${path}.`))),
    ).toEqual([]);
  });
});
