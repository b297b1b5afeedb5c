import type { CreativeStyle } from '../model/creative-style.ts';
import type { Master } from '../model/master.ts';
import type { Variant } from '../model/variant.ts';
import type { ProductionPolicy } from './default-policy.ts';
import { durationCategory } from './duration-category.ts';
import { footageKey, footageKeyOf } from './footage.ts';
import { STYLE_KINDS } from './style-kinds.ts';
import { inOrder } from './style-value.ts';

/** Styles by footage that there are already: nothing else may look like that. */
export type TakenContents = ReadonlyMap<string, ReadonlySet<string>>;

/** What a master and its earlier variants look like. */
export function takenBefore(
  master: Master,
  history: readonly Variant[],
  policy: ProductionPolicy,
): TakenContents {
  const category = durationCategory(master.durationMs, { policy });
  return collect([
    { key: footageKey(master.fragmentsOrder, category), style: master.style },
    ...history.map(look),
  ]);
}

/** What variants look like. */
export function takenBy(variants: readonly Variant[]): TakenContents {
  return collect(variants.map(look));
}

/** The same style gives the same text. */
export function styleId(style: CreativeStyle): string {
  return JSON.stringify(STYLE_KINDS.map((kind) => inOrder(style[kind])));
}

type Look = { readonly key: string; readonly style: CreativeStyle };

function look(variant: Variant): Look {
  return { key: footageKeyOf(variant), style: variant.style };
}

function collect(looks: readonly Look[]): TakenContents {
  const taken = new Map<string, Set<string>>();
  for (const { key, style } of looks) {
    const styles = taken.get(key) ?? new Set();
    taken.set(key, styles.add(styleId(style)));
  }
  return taken;
}
