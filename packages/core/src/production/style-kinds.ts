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

/** Whether its values name things, rather than being texts that may be templates. */
export function isNamed(kind: StyleKind): boolean {
  return kind === 'lut' || kind === 'music';
}
