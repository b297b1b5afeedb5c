import { describe, expect, it } from 'vitest';
import { aMaster, aStyleGuide, NOW, someFragments } from '../../testing/index.ts';
import { generateVariants } from './generate-variants.ts';

const ONE = { master: aMaster(), fragments: someFragments(1), seed: 's', now: NOW };
const TAGS = Array.from({ length: 20 }, (_, at) => `#tag${at}`);
const TAGGED = TAGS.slice(0, 11).join(' ');

describe('the style of a variant', () => {
  it('takes hashtags in another order for the same look', () => {
    const of = (hashtags: readonly (readonly string[])[]) =>
      generateVariants({ ...ONE, styleGuide: aStyleGuide({ hashtags }), count: 15 });
    const both = of([
      ['#a', '#b'],
      ['#b', '#a'],
    ]);
    expect(both.variants).toHaveLength(9);
    expect(
      of([
        ['#b', '#a'],
        ['#a', '#b'],
      ]),
    ).toEqual(both);
  });

  it('is no look of its own where only the order of the hashtags differs from the master', () => {
    const master = aMaster({ style: { ...aMaster().style, hashtags: ['#b', '#a'] } });
    const styleGuide = aStyleGuide({ hashtags: [['#a', '#b']] });
    const { variants } = generateVariants({ ...ONE, master, styleGuide, count: 15 });
    expect(variants).toHaveLength(8);
    expect(variants.flatMap(({ changes }) => changes).map(({ field }) => field)).not.toContain('hashtags');
  });

  it('never has a caption with hashtags that are too much for one post', () => {
    const styleGuide = aStyleGuide({ caption: [TAGGED, 'plain'], hashtags: [TAGS, ['#a']] });
    const { variants } = generateVariants({ ...ONE, styleGuide, count: 15 });
    const pairs = new Set(variants.map(({ style }) => `${style.caption} ${style.hashtags?.length}`));
    expect(variants).toHaveLength(15);
    expect([...pairs].sort()).toEqual([`${TAGGED} 1`, 'plain 1', 'plain 20'].sort());
  });

  it('is refused where no caption fits with any hashtags', () => {
    const styleGuide = aStyleGuide({ caption: [TAGGED], hashtags: [TAGS] });
    expect(() => generateVariants({ ...ONE, styleGuide })).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument: 'styleGuide.assets.hashtags' }),
    );
  });
});
