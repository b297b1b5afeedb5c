import type { CreativeStyle } from '../model/creative-style.ts';
import type { Master } from '../model/master.ts';
import type { VariantChange } from '../model/variant.ts';
import { STYLE_CHANGES } from './style-kinds.ts';

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
  const style = STYLE_CHANGES.map(
    ([kind, type]): VariantChange => ({
      type,
      field: kind,
      from: master.style[kind],
      to: content.style[kind],
    }),
  );
  return [...footage, ...style].filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
}
