import { describe, expect, it } from 'vitest';
import { goldenCases } from '../../testing/golden-cases.ts';
import {
  aFragment,
  aMaster,
  aPolicy,
  aStyleGuide,
  aVariant,
  NOW,
  someFragments,
} from '../../testing/index.ts';
import type { Fragment } from '../model/fragment.ts';
import { approvedParts } from './approved-parts.ts';
import { planRefresh } from './plan-refresh.ts';

/** Two of each type, with figures by id. */
function fragments(figures: Readonly<Record<string, Partial<Fragment>>> = {}): readonly Fragment[] {
  return someFragments(2).map((fragment) => ({ ...fragment, ...figures[fragment.id] }));
}

const TIRED = aVariant({ fatigued: true });
const BASE = { master: aMaster(), fragments: fragments(), styleGuide: aStyleGuide(), seed: 'seed', now: NOW };
const RETENTION = { 'hook-1': { retention: 0.6 }, 'body-1': { retention: 0.2 }, 'cta-1': { retention: 0.7 } };

type Input = { readonly fragments: Readonly<Record<string, Partial<Fragment>>> };

describe('planRefresh', () => {
  it.each(goldenCases<Input>('plan-refresh'))('is right for $name', ({ input, expected }) => {
    const limits = { ...BASE, fragments: fragments(input.fragments) };
    const { replaced, kept } = planRefresh(TIRED, { ...limits, ...approvedParts(limits) });
    expect({ replaced: replaced.map(({ from, to }) => [from, to]), kept }).toEqual(expected);
  });

  it('replaces the fragment that fewest viewers stay for, and keeps the rest', () => {
    const refresh = planRefresh(TIRED, { ...BASE, fragments: fragments(RETENTION) });
    expect(refresh.replaced).toEqual([
      { from: 'body-1', to: 'body-2', reason: '20 % of its viewers stay to its end, the fewest' },
    ]);
    expect(refresh.kept).toEqual(['hook-1', 'cta-1']);
    expect(refresh.variant).toMatchObject({
      structure: 'hook_body_cta',
      durationCategory: 'medium',
      refreshOf: 'variant-1',
      number: 2,
      status: 'generated',
      fragments: [{ fragmentId: 'hook-1' }, { fragmentId: 'body-2' }, { fragmentId: 'cta-1' }],
    });
    expect(refresh.reason).toBe('body-2 for body-1: 20 % of its viewers stay to its end, the fewest');
  });

  it('goes by expected scores where the retention of a fragment is unknown', () => {
    const figures = {
      'hook-1': { retention: 0.1, performanceScore: 80, usageCount: 5 },
      'body-1': { performanceScore: 70, usageCount: 5 },
      'cta-1': { retention: 0.9, performanceScore: 20, usageCount: 5 },
    };
    const { replaced } = planRefresh(TIRED, { ...BASE, fragments: fragments(figures) });
    expect(replaced).toMatchObject([{ from: 'cta-1', to: 'cta-2' }]);
    expect(replaced[0]?.reason).toBe('an expected score of 33.3, the lowest');
  });

  it('takes the most promising replacement', () => {
    const better = aFragment({
      id: 'body-3',
      type: 'body',
      endMs: 8000,
      performanceScore: 90,
      usageCount: 50,
    });
    const known = fragments({ ...RETENTION, 'body-2': { performanceScore: 30, usageCount: 50 } });
    const { replaced } = planRefresh(TIRED, { ...BASE, fragments: [...known, better] });
    expect(replaced[0]?.to).toBe('body-3');
  });

  it('replaces what may not be used any more instead of the slowest', () => {
    const left = fragments(RETENTION).filter(({ id }) => id !== 'hook-1');
    const { replaced, kept } = planRefresh(TIRED, { ...BASE, fragments: left });
    expect(replaced).toEqual([{ from: 'hook-1', to: 'hook-2', reason: 'may not be used any more' }]);
    expect(kept).toEqual(['body-1', 'cta-1']);
  });

  it('replaces as many as the policy says', () => {
    const policy = aPolicy({ production: { refreshFragments: 2 } });
    const { replaced, kept } = planRefresh(TIRED, { ...BASE, fragments: fragments(RETENTION), policy });
    expect(replaced.map(({ from }) => from)).toEqual(['body-1', 'hook-1']);
    expect(kept).toEqual(['cta-1']);
  });

  it('keeps the style, except for what may not be worn any more', () => {
    const worn = aVariant({ style: { ...TIRED.style, caption: 'Old', lut: 'warm' } });
    const styleGuide = aStyleGuide({ caption: ['New'], lut: ['a', 'b', 'warm', 'c', 'd'] });
    const styles = ['s', 't', 'u', 'v'].map(
      (seed) => planRefresh(worn, { ...BASE, styleGuide, seed }).variant?.style,
    );
    expect(styles).toMatchObject(Array(4).fill({ caption: 'New', lut: 'warm' }));
  });

  it('wears nothing where the variant wore nothing', () => {
    const worn = aVariant({ style: { ...TIRED.style, lut: 'warm' } });
    const styleGuide = aStyleGuide({ caption: ['New'], hashtags: [['#a']], lut: ['warm'] });
    const { variant, restyled } = planRefresh(worn, { ...BASE, styleGuide });
    expect(variant?.style).toEqual(worn.style);
    expect(restyled).toEqual([]);
  });

  it('names what may not be worn any more', () => {
    const worn = aVariant({ style: { ...TIRED.style, caption: 'Old', lut: 'warm' } });
    const { reason, restyled } = planRefresh(worn, {
      ...BASE,
      fragments: fragments(RETENTION),
      styleGuide: aStyleGuide({ caption: ['New'] }),
    });
    expect(restyled).toEqual([
      { type: 'caption_optimized', field: 'caption', from: 'Old', to: 'New' },
      { type: 'color_lut', field: 'lut', from: 'warm', to: null },
    ]);
    expect(reason).toBe(
      'body-2 for body-1: 20 % of its viewers stay to its end, the fewest; caption "New" for "Old": may not be worn any more; lut nothing for "warm": may not be worn any more',
    );
  });

  it('makes two successors differ once the first is in the history', () => {
    const more = [aFragment({ id: 'body-3', type: 'body', endMs: 8000 })];
    const given = { ...BASE, fragments: [...fragments(RETENTION), ...more] };
    const alike = aVariant({ id: 'variant-2', number: 2, durationMs: 11_999, fatigued: true });
    const [first] = [planRefresh(TIRED, given).variant];
    const history = first ? [TIRED, first] : [];
    expect(planRefresh(alike, given).variant?.id).toBe(first?.id);
    const second = planRefresh(alike, { ...given, history }).variant;
    expect(second).toMatchObject({ number: 3, refreshOf: 'variant-2' });
    expect(second?.id).not.toBe(first?.id);
  });

  it.each([
    ['campaign-2', 'campaign-2'],
    [null, 'campaign-1'],
  ])('stays in the campaign %s of the variant', (campaignId, expected) => {
    expect(planRefresh(aVariant({ campaignId }), BASE).variant?.campaignId).toBe(expected);
  });

  it.each([
    ['history.number', { history: [aVariant({ id: 'x', number: Number.NaN })] }],
    [
      'master.totalVariantsGenerated',
      { master: aMaster({ totalVariantsGenerated: Number.POSITIVE_INFINITY }) },
    ],
  ])('refuses an impossible %s', (argument, given) => {
    expect(() => planRefresh(TIRED, { ...BASE, ...given })).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });

  it('never makes a look that there was before', () => {
    const history = [
      aVariant({
        id: 'variant-2',
        number: 7,
        status: 'archived',
        fragments: [
          { fragmentId: 'hook-1', startMs: 0, endMs: 1 },
          { fragmentId: 'body-2', startMs: 0, endMs: 1 },
          { fragmentId: 'cta-1', startMs: 0, endMs: 1 },
        ],
      }),
    ];
    const given = { ...BASE, fragments: fragments(RETENTION), history };
    expect(planRefresh(TIRED, given)).toMatchObject({
      variant: null,
      replaced: [],
      kept: ['hook-1', 'cta-1'],
      reason: 'nothing approved takes the place of body-1 in a new look of the same length',
    });
    const more = aFragment({ id: 'body-3', type: 'body', endMs: 8000 });
    expect(planRefresh(TIRED, { ...given, fragments: [...given.fragments, more] }).variant?.number).toBe(8);
  });

  it('counts the variant once, whether or not the history has it', () => {
    const measured = { ...TIRED, actualPerformance: { score: 90, impressions: 5000 } };
    expect(planRefresh(measured, { ...BASE, history: [measured] })).toEqual(planRefresh(measured, BASE));
  });

  it("refuses another master's variant", () => {
    expect(() => planRefresh(aVariant({ masterId: 'master-2' }), BASE)).toThrow(
      expect.objectContaining({ code: 'human_constraint', field: 'masterId' }),
    );
  });
});
