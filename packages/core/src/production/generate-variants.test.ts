import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../testing/deep-freeze.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { aFragment, aMaster, aPolicy, aStyleGuide, NOW, someFragments } from '../../testing/index.ts';
import type { Fragment, MeanScore, NarrativeStructure } from '../model/fragment.ts';
import type { Variant } from '../model/variant.ts';
import { generateVariants } from './generate-variants.ts';
import { STRUCTURE_ORDERS } from './structures.ts';
import { lengthOf } from './trim-fragments.ts';

type Given = Pick<Fragment, 'id' | 'type' | 'performanceScore' | 'usageCount' | 'minDurationMs'> & {
  readonly lengthMs: number;
  readonly byStructure?: Partial<Record<NarrativeStructure, MeanScore>>;
};
type Input = { readonly count: number; readonly fragments: readonly Given[] };

function given({ lengthMs, byStructure, ...fields }: Given): Fragment {
  const { performanceByStructure } = aFragment();
  return aFragment({
    ...fields,
    endMs: lengthMs,
    performanceByStructure: { ...performanceByStructure, ...byStructure },
  });
}

const STYLE = aStyleGuide({
  caption: ['{title} is here', 'Listen to {title}', 'For friends of {genre}'],
  hashtags: [['#music'], ['#music', '#new']],
  headline: ['{title}'],
  lut: ['warm', 'cold'],
});
const BASE = { master: aMaster(), fragments: someFragments(3), styleGuide: STYLE, seed: 'seed', now: NOW };

function generate(overrides: Partial<Parameters<typeof generateVariants>[0]> = {}) {
  return generateVariants({ ...BASE, ...overrides });
}

function sizes(variants: readonly Variant[]): readonly number[] {
  return ['short', 'medium', 'long'].map(
    (category) => variants.filter(({ durationCategory }) => durationCategory === category).length,
  );
}

const looks = (variants: readonly Variant[]) =>
  variants.map(({ fragments, durationCategory, style }) =>
    JSON.stringify([fragments.map(({ fragmentId }) => fragmentId), durationCategory, style]),
  );

describe('generateVariants', () => {
  it.each(goldenCases<Input>('generate-variants'))('is right for $name', ({ input, expected }) => {
    const { variants, leftOut } = generate({
      count: input.count,
      fragments: input.fragments.map(given),
      styleGuide: aStyleGuide(),
    });
    const figures = variants.map((variant) => ({
      structure: variant.structure,
      category: variant.durationCategory,
      order: variant.fragments.map(({ fragmentId }) => fragmentId),
      lengthsMs: variant.fragments.map(lengthOf),
      estimatedScore: variant.estimatedScore,
      confidence: variant.confidence,
    }));
    expect(
      deviations({ variants: figures, leftOut: leftOut.map(({ category }) => category) }, expected),
    ).toEqual([]);
  });

  it.each([
    [undefined, [3, 3, 3]],
    [5, [2, 2, 1]],
    [10, [4, 3, 3]],
    [15, [5, 5, 5]],
  ])('makes a third each of short, medium and long ones: %s', (count, expected) => {
    const { variants } = generate(count === undefined ? {} : { count });
    expect(sizes(variants)).toEqual(expected);
    expect(new Set(variants.map(({ structure }) => structure)).size).toBe(3);
  });

  it('follows the order of each structure, and its lengths add up', () => {
    for (const { structure, fragments, durationMs, changes } of generate({ count: 15 }).variants) {
      const types = fragments.map(({ fragmentId }) => fragmentId.split('-')[0]);
      expect(types).toEqual(STRUCTURE_ORDERS[structure]);
      expect(fragments.reduce((sum, cut) => sum + lengthOf(cut), 0)).toBe(durationMs);
      expect(changes).not.toEqual([]);
    }
  });

  it('makes the same variants of the same seed, in whatever order the parts come', () => {
    const shuffled = {
      ...STYLE,
      assets: { ...STYLE.assets, caption: STYLE.assets.caption.toReversed() },
    };
    const batch = generate();
    expect(generate({ fragments: BASE.fragments.toReversed(), styleGuide: shuffled })).toEqual(batch);
    expect(looks(generate({ seed: 'other' }).variants)).not.toEqual(looks(batch.variants));
    expect(
      generate(deepFreeze({ history: batch.variants.map((variant) => ({ ...variant, fatigued: true })) }))
        .variants,
    ).toHaveLength(9);
  });

  it('makes no two alike, nor like the master, nor like anything earlier', () => {
    const only = { fragments: someFragments(1), styleGuide: aStyleGuide() };
    const first = generate({ ...only, count: 5 }).variants;
    const retired = first.map((variant) => ({ ...variant, status: 'archived' as const }));
    const { variants, leftOut, reason } = generate({ ...only, count: 9, history: retired });
    // Nine in all: three structures of three lengths. One of them is the master's own.
    expect(new Set([...looks(first), ...looks(variants)]).size).toBe(8);
    expect(variants).toHaveLength(3);
    expect(leftOut[0]?.reason).toBe('every look that the approved parts allow is taken');
    expect(reason).toContain('3 variants (1 short, 0 medium, 2 long), 0 live before, 9 wanted');
    const [look] = first;
    const master = aMaster({
      fragmentsOrder: look?.fragments.map(({ fragmentId }) => fragmentId) ?? [],
      durationMs: look?.durationMs ?? 0,
    });
    expect(looks(generate({ ...only, master }).variants)).not.toContain(looks(first)[0]);
    expect(generate({ ...only, master }).variants).toHaveLength(8);
  });

  it('refills what retired, and goes on counting', () => {
    const [one, two, ...live] = generate().variants;
    const history = [
      ...live,
      ...[one, two].flatMap((variant) => (variant ? [{ ...variant, fatigued: true }] : [])),
    ];
    const { variants } = generate({ history });
    expect(variants.map(({ number }) => number)).toEqual([10, 11]);
    expect(sizes([...live, ...variants])).toEqual([3, 3, 3]);
    expect(generate({ history: live.concat(variants) }).variants).toEqual([]);
    const refused = variants.map((variant) => ({ ...variant, uploadStatus: 'failed' as const }));
    expect(generate({ history: live.concat(refused) }).variants).toHaveLength(2);
    expect(generate({ master: aMaster({ totalVariantsGenerated: 45 }) }).variants[0]?.number).toBe(46);
  });

  it('leaves variants of other masters out of account', () => {
    const history = generate().variants.map((variant) => ({ ...variant, masterId: 'master-2', number: 99 }));
    expect(generate({ history })).toEqual(generate());
  });

  it('wears what scored well before', () => {
    const measured = generate().variants.map((variant) => ({
      ...variant,
      fatigued: true,
      actualPerformance: { score: variant.style.lut === 'cold' ? 90 : 10, impressions: 5000 },
    }));
    const policy = aPolicy({ production: { exploration: 0, diversity: 0 } });
    const { variants } = generate({ history: measured, policy });
    expect(new Set(variants.map(({ style }) => style.lut))).toEqual(new Set(['cold']));
  });

  it('wears everything as often where nothing is known', () => {
    const worn = generate({ styleGuide: aStyleGuide({ lut: ['warm', 'cold', 'grey'] }) }).variants.map(
      ({ style }) => style.lut,
    );
    expect(['warm', 'cold', 'grey'].map((lut) => worn.filter((each) => each === lut).length)).toEqual([
      3, 3, 3,
    ]);
  });

  it('takes what a style guide names twice for one thing', () => {
    const styleGuide = aStyleGuide({ caption: ['a', 'a', 'b'] });
    const policy = aPolicy({ production: { diversity: 0, maxVariants: 15 } });
    // Nine looks with one of the captions; more need the other.
    const { variants } = generate({ fragments: someFragments(1), styleGuide, policy, count: 15 });
    expect(new Set(looks(variants)).size).toBe(15);
  });

  it('tries every structure, however good one of them is', () => {
    const performanceByStructure = {
      hook_body_cta: { score: 100, variants: 1000 },
      hook_inverted: { score: 0, variants: 1000 },
      cta_forward: { score: 0, variants: 1000 },
    };
    const fragments = someFragments(3).map((fragment) => ({ ...fragment, performanceByStructure }));
    const structures = generate({ fragments, count: 5 }).variants.map(({ structure }) => structure);
    expect(structures.filter((structure) => structure === 'hook_body_cta')).toHaveLength(3);
    expect(new Set(structures).size).toBe(3);
  });

  it('makes a structure that is due in another category where its looks in the first one are taken', () => {
    const only = {
      master: aMaster({ fragmentsOrder: [] }),
      fragments: someFragments(1),
      styleGuide: aStyleGuide(),
    };
    const all = generate(only).variants;
    const at = (structure: NarrativeStructure, ...categories: readonly string[]) =>
      all.filter((each) => each.structure === structure && categories.includes(each.durationCategory));
    const live = [...at('hook_body_cta', 'short', 'medium'), ...at('hook_inverted', 'medium', 'long')];
    const retired = at('cta_forward', 'short').map((each) => ({ ...each, fatigued: true }));
    const { variants } = generate({ ...only, count: 5, history: [...live, ...retired] });
    expect(live).toHaveLength(4);
    expect(variants).toMatchObject([{ structure: 'cta_forward', durationCategory: 'long' }]);
  });

  it('fills templates, and tells every change against the master', () => {
    const master = aMaster({ style: { ...aMaster().style, headline: 'Old', lut: 'warm' } });
    const styleGuide = aStyleGuide({ headline: ['{title}'], caption: ['{genre}'], lut: ['warm'] });
    const [variant] = generate({ master, styleGuide, fragments: someFragments(1) }).variants;
    expect(variant).toMatchObject({
      type: 'duration',
      durationMs: 7000,
      style: { headline: 'Spring', caption: 'electronic', lut: 'warm', hashtags: null },
    });
    expect(variant?.changes).toEqual([
      { type: 'duration', field: 'durationMs', from: 10_000, to: 7000 },
      { type: 'caption_optimized', field: 'caption', from: null, to: 'electronic' },
      { type: 'title', field: 'headline', from: 'Old', to: 'Spring' },
    ]);
  });

  it('says which categories its fragments cannot make', () => {
    const fixed = someFragments(4).map((fragment) => ({ ...fragment, minDurationMs: fragment.endMs }));
    const { variants, leftOut } = generate({ fragments: fixed, count: 15 });
    expect(sizes(variants)).toEqual([0, 0, 15]);
    expect(leftOut).toEqual([
      {
        category: 'short',
        reason:
          'no hook, body and cta last 5000 to 7999 ms together: the approved ones last 15000 to 15000 ms',
      },
      {
        category: 'medium',
        reason:
          'no hook, body and cta last 8000 to 12999 ms together: the approved ones last 15000 to 15000 ms',
      },
    ]);
    expect(generate({ fragments: [aFragment()] }).leftOut[0]?.reason).toBe('there is no approved body, cta');
  });

  it.each([4, 16, 9.5, Number.NaN])('refuses %s variants', (count) => {
    expect(() => generate({ count })).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument: 'count' }),
    );
  });

  it('takes the number of variants from a policy', () => {
    const policy = aPolicy({ production: { minVariants: 1, defaultVariants: 2, maxVariants: 3 } });
    expect(generate({ policy }).variants).toHaveLength(2);
    expect(() => generate({ policy, count: 4 })).toThrow(expect.objectContaining({ argument: 'count' }));
  });
});
