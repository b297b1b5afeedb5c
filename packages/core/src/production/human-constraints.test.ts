import { describe, expect, it } from 'vitest';
import { goldenCases } from '../../testing/golden-cases.ts';
import {
  APPROVED,
  aFragment,
  aMaster,
  aPolicy,
  aStyleGuide,
  aVariant,
  NOW,
  someFragments,
} from '../../testing/index.ts';
import type { PartApproval } from '../model/part-approval.ts';
import type { Variant } from '../model/variant.ts';
import { approvedParts } from './approved-parts.ts';
import { checkHumanConstraints } from './check-human-constraints.ts';
import type { HumanLimits } from './check-parts.ts';
import { generateVariants } from './generate-variants.ts';
import { planRefresh } from './plan-refresh.ts';

const LIMITS: HumanLimits = {
  master: aMaster(),
  fragments: someFragments(2),
  styleGuide: aStyleGuide({ caption: ['Now', '{title}'], hashtags: [['#a', '#b']], music: ['track'] }),
  now: NOW,
};
const { caption, music } = LIMITS.styleGuide.assets;
const EXPIRED: PartApproval = { ...APPROVED, expiresAt: NOW };
const LATER: PartApproval = { ...APPROVED, at: '2030-01-01T00:00:00.000Z' };
const ENDING: PartApproval = { ...APPROVED, at: NOW, expiresAt: '2030-01-01T00:00:00.000Z' };

function withFragment(fragment: Partial<HumanLimits['fragments'][number]>): HumanLimits {
  const [first, ...others] = LIMITS.fragments;
  return { ...LIMITS, fragments: [...others, { ...(first ?? aFragment()), ...fragment }] };
}

function withAssets(assets: Partial<HumanLimits['styleGuide']['assets']>): HumanLimits {
  return {
    ...LIMITS,
    styleGuide: { ...LIMITS.styleGuide, assets: { ...LIMITS.styleGuide.assets, ...assets } },
  };
}

function violating(field: string) {
  return expect.objectContaining({ code: 'human_constraint', field });
}

describe('what variants are made of', () => {
  const refused: readonly (readonly [string, string, HumanLimits])[] = [
    ['a master that is not active', 'master.active', { ...LIMITS, master: aMaster({ active: false }) }],
    ['a fragment of another master', 'fragments[5].masterId', withFragment({ masterId: 'master-2' })],
    ['a fragment that nobody approved', 'fragments[5].approval', withFragment({ approval: null })],
    [
      'a fragment whose leave is left out',
      'fragments[5].approval',
      withFragment({ approval: JSON.parse('{}').approval }),
    ],
    ['a fragment whose leave has just ended', 'fragments[5].approval', withFragment({ approval: EXPIRED })],
    ['a fragment whose leave has not begun', 'fragments[5].approval', withFragment({ approval: LATER })],
    [
      "another master's style guide",
      'styleGuide.masterId',
      { ...LIMITS, styleGuide: { ...LIMITS.styleGuide, masterId: 'master-2' } },
    ],
    [
      'a caption that nobody approved',
      'styleGuide.assets.caption[2].approval',
      withAssets({ caption: [...caption, { value: 'x', approval: null }] }),
    ],
    [
      'music whose licence has ended',
      'styleGuide.assets.music[0].approval',
      withAssets({ music: music.map((track) => ({ ...track, approval: EXPIRED })) }),
    ],
  ];

  it.each(refused)('is never %s', (_, field, limits) => {
    expect(() => generateVariants({ ...limits, seed: 's' })).toThrow(violating(field));
    const [variant] = generateVariants({ ...LIMITS, seed: 's' }).variants;
    if (variant) expect(() => planRefresh(variant, { ...limits, seed: 's' })).toThrow(violating(field));
  });

  it.each([
    ['caption', 'x'.repeat(2201)],
    ['headline', 'x'.repeat(41)],
    ['primaryText', 'x'.repeat(126)],
    ['description', 'x'.repeat(31)],
    ['caption', Array.from({ length: 31 }, (_, at) => `#${at}`).join(' ')],
    ['headline', 'of {artist}'],
    ['headline', 'of {the artist}'],
    ['headline', 'of {title'],
    ['headline', ''],
    ['caption', ' '],
    ['music', ''],
    ['hashtags', []],
    ['hashtags', ['#a', '']],
    ['hashtags', ['#{genre}']],
    ['hashtags', ['#'.padEnd(2201, 'x')]],
  ])('is no %s that is empty, too long or cannot be filled in: %s', (kind, value) => {
    const limits = withAssets({ [kind]: [{ value, approval: APPROVED }] });
    expect(() => generateVariants({ ...limits, seed: 's' })).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument: `styleGuide.assets.${kind}[0]` }),
    );
  });

  it('is measured after a template was filled in', () => {
    const limits = withAssets({ headline: [{ value: '{title}', approval: APPROVED }] });
    const titled = (length: number) => ({
      ...limits,
      master: aMaster({ title: 'x'.repeat(length) }),
      seed: 's',
    });
    expect(generateVariants(titled(40)).variants).toHaveLength(9);
    expect(() => generateVariants(titled(41))).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });

  it('is measured in code points', () => {
    const limits = (count: number) =>
      withAssets({ headline: [{ value: '\u{1F3B5}'.repeat(count), approval: APPROVED }] });
    expect(generateVariants({ ...limits(40), seed: 's' }).variants).toHaveLength(9);
    expect(() => generateVariants({ ...limits(41), seed: 's' })).toThrow(
      expect.objectContaining({ message: 'styleGuide.assets.headline[0] is too long: 41 characters' }),
    );
  });

  it('keeps the braces of ids, which are no templates', () => {
    const limits = withAssets({ lut: [{ value: '{4f-1}', approval: APPROVED }] });
    expect(generateVariants({ ...limits, seed: 's' }).variants[0]?.style.lut).toBe('{4f-1}');
  });

  it.each(['hashtags', 'caption'])('is a style guide with every kind: %s', (kind) => {
    const limits = withAssets({ [kind]: undefined });
    const [variant] = generateVariants({ ...LIMITS, seed: 's' }).variants;
    const calls = [
      () => generateVariants({ ...limits, seed: 's' }),
      () => approvedParts(limits),
      () => variant && checkHumanConstraints(variant, limits),
    ];
    for (const call of calls) {
      expect(call).toThrow(
        expect.objectContaining({ code: 'invalid_input', argument: `styleGuide.assets.${kind}` }),
      );
    }
  });

  it('is at most 30 hashtags', () => {
    const tags = (count: number) =>
      withAssets({
        hashtags: [{ value: Array.from({ length: count }, (_, at) => `#${at}`), approval: APPROVED }],
      });
    expect(generateVariants({ ...tags(30), seed: 's' }).variants).toHaveLength(9);
    expect(() => generateVariants({ ...tags(31), seed: 's' })).toThrow(
      expect.objectContaining({ argument: 'styleGuide.assets.hashtags[0]' }),
    );
  });

  it('may be approved up to a later moment', () => {
    expect(generateVariants({ ...withFragment({ approval: ENDING }), seed: 's' }).variants).toHaveLength(9);
  });
});

describe('approvedParts', () => {
  it.each(goldenCases<PartApproval | null>('approved-parts'))(
    'is right for leave $name',
    ({ input, expected }) => {
      const limits = { ...LIMITS, fragments: [aFragment({ approval: input })] };
      expect(approvedParts(limits).fragments.length === 1).toBe(expected);
    },
  );

  it('refuses leave that does not tell its times', () => {
    const approval = { ...APPROVED, expiresAt: 'never' };
    expect(() => approvedParts({ ...LIMITS, fragments: [aFragment({ approval })] })).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    );
  });

  it('are those of the master that may be used now', () => {
    const limits = {
      ...withAssets({ music: [{ value: 'old', approval: EXPIRED }, ...music] }),
      fragments: [
        ...LIMITS.fragments,
        aFragment({ id: 'x', approval: LATER }),
        aFragment({ id: 'y', masterId: 'master-2' }),
      ],
    };
    expect(approvedParts(limits)).toEqual({ fragments: LIMITS.fragments, styleGuide: LIMITS.styleGuide });
  });
});

describe('checkHumanConstraints', () => {
  const [variant] = generateVariants({ ...LIMITS, seed: 's' }).variants;
  const check =
    (changes: Partial<Variant>, limits: HumanLimits = LIMITS) =>
    () => {
      if (variant) checkHumanConstraints({ ...variant, ...changes }, limits);
    };
  const cuts = variant?.fragments ?? [];
  /** The variant with its body cut so that all of it lasts as long as that. */
  const lasting = (durationMs: number): Partial<Variant> => {
    const excess = (variant?.durationMs ?? 0) - durationMs;
    const fragments = cuts.map((cut) =>
      cut.fragmentId.startsWith('body') ? { ...cut, endMs: cut.endMs - excess } : cut,
    );
    return { fragments, durationMs };
  };

  it('lets a variant through that keeps every limit', () => {
    expect(cuts).toHaveLength(3);
    expect(check({})).not.toThrow();
  });

  it('knows the lengths of another policy', () => {
    const durations = { short: { from: 5, to: 6 }, medium: { from: 7, to: 12 } };
    const policy = aPolicy({ production: { durations } });
    const [made] = generateVariants({ ...LIMITS, seed: 's', policy }).variants;
    expect(made).toMatchObject({ durationCategory: 'short', durationMs: 6000 });
    const seven = { ...(made ?? aVariant()), ...lasting(7000), durationCategory: 'medium' as const };
    expect(() => checkHumanConstraints(seven, LIMITS, { policy })).not.toThrow();
    expect(() => checkHumanConstraints(seven, LIMITS)).toThrow(violating('durationCategory'));
  });

  it('refuses limits that give a fragment twice', () => {
    const twice = { ...LIMITS, fragments: [...LIMITS.fragments, aFragment({ approval: null })] };
    expect(check({}, twice)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument: 'fragments[6].id' }),
    );
  });

  const breaches: readonly (readonly [string, Partial<Variant>])[] = [
    ['masterId', { masterId: 'master-2' }],
    ['authorizedPixels', { authorizedPixels: ['pixel-1', 'pixel-2'] }],
    ['authorizedSubgenres', { authorizedSubgenres: [] }],
    ['genre', { genre: 'rock' }],
    ['fragments', { fragments: cuts.slice(1) }],
    [
      'fragments[1]',
      { fragments: cuts.map((cut, at) => (at === 1 ? { ...cut, fragmentId: 'other' } : cut)) },
    ],
    ['fragments[0]', { fragments: cuts.map((cut) => ({ ...cut, startMs: 1 })) }],
    ['fragments[2]', { fragments: cuts.map((cut, at) => (at === 2 ? { ...cut, endMs: 9999 } : cut)) }],
    ['fragments[2]', { fragments: cuts.map((cut, at) => (at === 2 ? { ...cut, endMs: 999 } : cut)) }],
    ['fragments[0]', { fragments: cuts.toReversed() }],
    ['fragments[1]', { fragments: cuts.map((cut, at) => (at === 1 ? { ...cut, endMs: 3199.5 } : cut)) }],
    ['durationMs', { durationMs: 7001 }],
    ['durationCategory', { durationCategory: 'medium' }],
    ['durationCategory', lasting(8000)],
    ['structure', { structure: JSON.parse('"spiral"') }],
    ...(['caption', 'headline', 'primaryText', 'description', 'textOverlay', 'lut', 'music'] as const).map(
      (kind) => [`style.${kind}`, { style: { ...LIMITS.master.style, [kind]: 'own words' } }] as const,
    ),
    ['style.hashtags', { style: { ...LIMITS.master.style, hashtags: ['#a'] } }],
  ];

  it('takes hashtags in any order', () => {
    expect(check({ style: { ...LIMITS.master.style, hashtags: ['#b', '#a'] } })).not.toThrow();
  });

  it('takes a caption and hashtags that are one post together only', () => {
    const caption = 'x'.repeat(2194);
    const limits = (tags: readonly string[]) => ({
      ...LIMITS,
      styleGuide: aStyleGuide({ caption: [caption], hashtags: [tags] }),
    });
    const wears = (...hashtags: readonly string[]) =>
      check({ style: { ...LIMITS.master.style, caption, hashtags } }, limits(hashtags));
    expect(wears('#a', '#b')).not.toThrow();
    expect(wears('#a', '#bc')).toThrow(violating('style.hashtags'));
  });

  it.each(breaches)('names %s', (field, changes) => {
    expect(check(changes)).toThrow(violating(field));
  });

  it('notices leave that ended since', () => {
    const later = LIMITS.fragments.map((fragment) => ({ ...fragment, approval: EXPIRED }));
    expect(check({}, { ...LIMITS, fragments: later })).toThrow(violating('fragments[0]'));
    expect(check({}, withAssets({ music: [] }))).toThrow(violating('style.music'));
    expect(check({}, { ...LIMITS, master: aMaster({ active: false }) })).toThrow(violating('master.active'));
    expect(check({}, { ...LIMITS, styleGuide: { ...LIMITS.styleGuide, masterId: 'm' } })).toThrow(
      violating('styleGuide.masterId'),
    );
  });

  it('takes no approved text that is too long', () => {
    const styleGuide = aStyleGuide({ caption: ['x'.repeat(2201)] });
    expect(
      check({ style: { ...LIMITS.master.style, caption: 'x'.repeat(2201) } }, { ...LIMITS, styleGuide }),
    ).toThrow(violating('style.caption'));
  });
});
