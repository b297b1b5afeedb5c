import type { CreativeStyle } from '../model/creative-style.ts';
import type { Variant, VariantChange } from '../model/variant.ts';
import type { Json } from '../shared/json.ts';
import { buildVariant } from './build-variant.ts';
import { violate } from './check-parts.ts';
import { isLive } from './is-live.ts';
import { listStyleChanges } from './list-changes.ts';
import { nextContent } from './next-content.ts';
import { nextNumber } from './next-number.ts';
import { slowestFragments } from './slowest-fragments.ts';
import { mapOptions, type StyleOptions } from './style-options.ts';
import { styleKey } from './style-value.ts';
import { type ProductionInput, prepareSupply } from './supply.ts';

/** What takes the place of a worn-out variant. */
export type RefreshPlan = {
  /** null where nothing can. */
  readonly variant: Variant | null;
  readonly replaced: readonly { readonly from: string; readonly to: string; readonly reason: string }[];
  /** What the variant wore and may not be worn any more, with what its successor wears there. */
  readonly restyled: readonly VariantChange[];
  /** Ids of the fragments that stay. */
  readonly kept: readonly string[];
  readonly reason: string;
};

/**
 * Makes the successor of a worn-out variant: its slowest fragment gives way to the most promising one that makes a new look.
 * The rest stays, and so do structure, category of length, campaign and style: what the variant does not wear its successor
 * does not wear either. Slowest is the lowest retention where it is known of all fragments, else the lowest expected score.
 * Fragments that may not be used any more go first, all of them, and count among those that are replaced; so does what may
 * not be worn any more.
 *
 * A look is free until the history has it. Several worn-out variants are refreshed one after the other, each with what was
 * made before it in the history; otherwise two of them may get the same successor.
 *
 * ```ts
 * const successors: Variant[] = [];
 * for (const worn of history.filter(({ fatigued }) => fatigued)) {
 *   const { variant } = planRefresh(worn, { ...input, history: [...history, ...successors] });
 *   if (variant) successors.push(variant);
 * }
 * ```
 *
 * @param variant one of the master in `input`
 * @throws HumanConstraintViolation for a variant of another master, or a part that may not be used
 * @throws InvalidInputError for a fragment or a style asset that cannot be, or a score outside 0..100
 */
export function planRefresh(variant: Variant, input: ProductionInput): RefreshPlan {
  if (variant.masterId !== input.master.id) violate('masterId', `is not ${input.master.id}`);
  const others = (input.history ?? []).filter(({ id }) => id !== variant.id);
  const supply = prepareSupply({ ...input, history: [...others, variant] });
  const going = slowestFragments(variant, supply);
  const idAt = (place: number): string | undefined => variant.fragments[place]?.fragmentId;
  const isGoing = (at: number): boolean => going.some(({ place }) => place === at);
  const kept = variant.fragments.filter((_, at) => !isGoing(at)).map(({ fragmentId }) => fragmentId);
  const content = nextContent(
    { ...supply, options: presentOptions(supply.options, variant.style) },
    {
      category: variant.durationCategory,
      structures: [variant.structure],
      live: others.filter((each) => each.masterId === variant.masterId && isLive(each)),
      mayTake: ({ id }, place) => (id === idAt(place)) !== isGoing(place),
    },
  );
  if (content === null) {
    const names = going.map(({ id }) => id).join(', ');
    const reason = `nothing approved takes the place of ${names} in a new look of the same length`;
    return { variant: null, replaced: [], restyled: [], kept, reason };
  }
  const made = buildVariant(content, supply, {
    number: nextNumber(supply),
    refreshOf: variant.id,
    campaignId: variant.campaignId ?? supply.master.campaignId,
  });
  const replaced = going.map(({ place, id, reason }) => ({
    from: id,
    to: made.fragments[place]?.fragmentId ?? '',
    reason,
  }));
  const restyled = listStyleChanges(variant.style, made.style);
  const reasons = [
    ...replaced.map(({ from, to, reason }) => `${to} for ${from}: ${reason}`),
    ...restyled.map(
      ({ field, from, to }) => `${field} ${inWords(to)} for ${inWords(from)}: may not be worn any more`,
    ),
  ];
  return { variant: made, replaced, restyled, kept, reason: reasons.join('; ') };
}

function inWords(value: Json): string {
  return value === null ? 'nothing' : JSON.stringify(value);
}

/** What a variant wears, as far as it may still be worn; whatever may be where it may not; nothing where it wore nothing. */
function presentOptions(options: StyleOptions, style: CreativeStyle): StyleOptions {
  return mapOptions(options, (values, kind) => {
    if (style[kind] === null) return [];
    const present = values.filter((value) => styleKey(value) === styleKey(style[kind]));
    return present.length > 0 ? present : values;
  });
}
