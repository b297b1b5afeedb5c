import type { CreativeStyle } from '../model/creative-style.ts';
import type { Master } from '../model/master.ts';
import type { VariantChange } from '../model/variant.ts';
import { STYLE_CHANGES } from './style-kinds.ts';
import { styleKey } from './style-value.ts';

/** What a variant shows, as far as it can differ from its master. */
export type VariantContent = {
  readonly fragmentsOrder: readonly string[];
  readonly durationMs: number;
  readonly style: CreativeStyle;
};

/** In what a variant differs from its master, the footage first. */
export function listChanges(master: Master, content: VariantContent): readonly VariantChange[] {
  const footage: readonly VariantChange[] = [
    {
      type: 'fragment_reorder',
      field: 'fragmentsOrder',
      from: master.fragmentsOrder,
      to: content.fragmentsOrder,
    },
    { type: 'duration', field: 'durationMs', from: master.durationMs, to: content.durationMs },
  ];
  const style = listStyleChanges(master.style, content.style);
  return [...footage.filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to)), ...style];
}

/** In what one style differs from another. */
export function listStyleChanges(before: CreativeStyle, after: CreativeStyle): readonly VariantChange[] {
  return STYLE_CHANGES.filter(([kind]) => styleKey(before[kind]) !== styleKey(after[kind])).map(
    ([kind, type]) => ({ type, field: kind, from: before[kind], to: after[kind] }),
  );
}
