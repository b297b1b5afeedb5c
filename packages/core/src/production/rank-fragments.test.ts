import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { aFragment, aPolicy } from '../../testing/index.ts';
import type { Fragment, MeanScore, NarrativeStructure } from '../model/fragment.ts';
import { rankFragments } from './rank-fragments.ts';

type Given = Pick<Fragment, 'id' | 'type' | 'performanceScore' | 'usageCount'> & {
  readonly byStructure?: Partial<Record<NarrativeStructure, MeanScore>>;
};
type Input = { readonly structure: NarrativeStructure; readonly fragments: readonly Given[] };

const UNKNOWN = aFragment().performanceByStructure;
const structure = 'hook_body_cta';

describe('rankFragments', () => {
  it.each(goldenCases<Input>('rank-fragments'))('is right for $name', ({ input, expected }) => {
    const fragments = input.fragments.map(({ byStructure, ...given }) =>
      aFragment({ ...given, performanceByStructure: { ...UNKNOWN, ...byStructure } }),
    );
    const ranked = rankFragments(fragments, { structure: input.structure }).map(
      ({ fragment, ...figures }) => ({
        id: fragment.id,
        ...figures,
      }),
    );
    expect(deviations(ranked, expected)).toEqual([]);
  });

  it('rises with a score and trusts it more with every use', () => {
    const score = fc.integer({ min: 0, max: 99 });
    const uses = fc.integer({ min: 1, max: 1000 });
    assertProperty(
      fc.property(score, uses, (performanceScore, usageCount) => {
        const rank = (fragment: Partial<Fragment>) =>
          rankFragments([aFragment({ performanceScore, usageCount, ...fragment })], { structure })[0];
        const [one, better, oftener] = [
          rank({}),
          rank({ performanceScore: performanceScore + 1 }),
          rank({ usageCount: usageCount + 1 }),
        ];
        expect(better?.estimate).toBeGreaterThan(one?.estimate ?? 100);
        expect(oftener?.confidence).toBeGreaterThan(one?.confidence ?? 1);
        expect(one?.estimate).toBeGreaterThanOrEqual(Math.min(50, performanceScore));
        expect(one?.estimate).toBeLessThanOrEqual(Math.max(50, performanceScore));
      }),
    );
  });

  it('does not depend on the order of the fragments, to the last digit', () => {
    const fragment = fc.record({
      performanceScore: fc.double({ min: 0, max: 100, noNaN: true }),
      usageCount: fc.nat(30),
    });
    assertProperty(
      fc.property(fc.array(fragment, { minLength: 2, maxLength: 8 }), (drawn) => {
        const fragments = drawn.map((each, at) => aFragment({ id: `f${at}`, ...each }));
        expect(rankFragments(fragments.toReversed(), { structure })).toEqual(
          rankFragments(fragments, { structure }),
        );
      }),
    );
  });

  it('takes how much a policy explores', () => {
    const fragments = [
      aFragment({ id: 'known', performanceScore: 60, usageCount: 12 }),
      aFragment({ id: 'new' }),
    ];
    const first = (exploration: number) =>
      rankFragments(fragments, { structure, policy: aPolicy({ production: { exploration } }) })[0]?.fragment
        .id;
    expect([first(0), first(10)]).toEqual(['known', 'new']);
  });

  it.each<[string, Partial<Fragment>]>([
    ['startMs', { startMs: -1 }],
    ['startMs', { startMs: 0.5 }],
    ['endMs', { endMs: 0 }],
    ['minDurationMs', { minDurationMs: 0 }],
    ['minDurationMs', { minDurationMs: 4001 }],
    ['usageCount', { usageCount: 1.5 }],
    ['performanceScore', { performanceScore: 100.1 }],
    ['performanceScore', { performanceScore: Number.NaN }],
    ['retention', { retention: 1.1 }],
    [
      'performanceByStructure.cta_forward',
      { performanceByStructure: { ...UNKNOWN, cta_forward: { score: -1, variants: 1 } } },
    ],
    ['performanceByStructure', { performanceByStructure: JSON.parse('{}').scores }],
  ])('refuses an impossible %s', (field, fragment) => {
    expect(() =>
      rankFragments([aFragment(), aFragment({ id: 'hook-2', ...fragment })], { structure }),
    ).toThrow(expect.objectContaining({ code: 'invalid_input', argument: `fragments[1].${field}` }));
  });

  it('refuses a fragment that is given twice', () => {
    expect(() => rankFragments([aFragment(), aFragment()], { structure })).toThrow(
      expect.objectContaining({ argument: 'fragments[1].id' }),
    );
  });
});
