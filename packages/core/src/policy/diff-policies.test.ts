import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import cases from '../../cases/diff-policies.json' with { type: 'json' };
import { anyPolicy } from '../../testing/arbitraries.ts';
import { assertProperty } from '../../testing/assert-property.ts';
import { definePolicy, policyDigest } from './define-policy.ts';
import { diffPolicies } from './diff-policies.ts';
import { policyLeaves } from './policy-leaves.ts';
import { policyRisk } from './policy-risk.ts';

function inDollars(input: object) {
  return definePolicy({ currency: 'USD', ...input });
}

const OTHER_WAY = { from: 'to', to: 'from' } as const;

describe('diffPolicies', () => {
  it.each(cases)('shows $name', ({ from, to, expected }) => {
    expect(diffPolicies(inDollars(from), inDollars(to))).toEqual(expected);
  });

  it('does not compare amounts of two currencies', () => {
    const euros = definePolicy({ currency: 'EUR', limits: { maxTotalDailySpend: '20000.00' } });
    expect(diffPolicies(inDollars({}), euros)).toContainEqual({
      path: 'limits.maxTotalDailySpend',
      from: '10000.00',
      to: '20000.00',
      riskier: null,
    });
  });

  it('is empty for equal policies only, and says the opposite the other way round', () => {
    const any = anyPolicy({ currency: 'USD' });
    assertProperty(
      fc.property(any, any, (a, b) => {
        const changes = diffPolicies(a, b);
        expect(changes.length === 0).toBe(policyDigest(a) === policyDigest(b));
        const back = changes.map(({ path, from, to, riskier }) => ({
          path,
          from: to,
          to: from,
          riskier: riskier === null ? null : OTHER_WAY[riskier],
        }));
        expect(diffPolicies(b, a)).toEqual(back);
      }),
      { numRuns: 50 },
    );
  });

  it('knows the risk of fields that a policy has', () => {
    const leaves = policyLeaves(inDollars({}));
    expect(Object.keys(policyRisk).filter((path) => !leaves.has(path))).toEqual([]);
  });
});
