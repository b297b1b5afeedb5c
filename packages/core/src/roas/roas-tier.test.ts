import { describe, expect, it } from 'vitest';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { aPolicy } from '../../testing/index.ts';
import { roasEfficiency, roasTier } from './roas-tier.ts';

describe('a ROAS in a word and in points', () => {
  it.each(goldenCases<{ roas: number }, { tier: string; efficiency: number }>('roas-tier'))(
    '$name',
    ({ input: { roas }, expected }) => {
      const actual = { tier: roasTier(roas, aPolicy()), efficiency: roasEfficiency(roas, aPolicy()) };
      expect(deviations(actual, expected)).toEqual([]);
    },
  );

  it('are not known of what is no number', () => {
    for (const judge of [roasTier, roasEfficiency])
      expect(() => judge(Number.NaN, aPolicy())).toThrow(
        expect.objectContaining({ code: 'invalid_input', argument: 'roas' }),
      );
  });

  it('follow the policy', () => {
    const policy = aPolicy({ roas: { tiers: { good: 4 }, efficiencyPoints: 10 } });
    expect(roasTier(3.5, policy)).toBe('average');
    expect(roasEfficiency(3.5, policy)).toBe(35);
  });
});
