import type { StyleKind } from '../model/creative-style.ts';
import type { VariantType } from '../model/variant.ts';

/** Every kind of style, and what a change of it makes a variant. */
export const STYLE_CHANGES: readonly (readonly [kind: StyleKind, type: VariantType])[] = [
  ['caption', 'caption_optimized'],
  ['primaryText', 'caption_optimized'],
  ['description', 'caption_optimized'],
  ['hashtags', 'hashtag_dynamic'],
  ['lut', 'color_lut'],
  ['textOverlay', 'text_overlay'],
  ['headline', 'title'],
  ['music', 'music'],
];

export const STYLE_KINDS: readonly StyleKind[] = STYLE_CHANGES.map(([kind]) => kind);

/** The most characters, of hashtags the most tags, that Meta takes. */
const LIMITS: Partial<Readonly<Record<StyleKind, number>>> = {
  caption: 2200,
  hashtags: 30,
  headline: 40,
  primaryText: 125,
  description: 30,
};

/** Whether a text, or a set of hashtags, is short enough for its kind. */
export function isWithinLimit(kind: StyleKind, { length }: { readonly length: number }): boolean {
  return length <= (LIMITS[kind] ?? length);
}
