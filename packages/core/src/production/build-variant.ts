import type { Variant } from '../model/variant.ts';
import { hashId } from '../shared/hash.ts';
import { checkVariant } from './check-human-constraints.ts';
import { footageKey } from './footage.ts';
import { listChanges } from './list-changes.ts';
import type { Content } from './next-content.ts';
import type { Supply } from './supply.ts';
import { styleId } from './taken-contents.ts';
import { lengthOf, trimFragments } from './trim-fragments.ts';

/**
 * The variant that shows a content, checked against every human limit.
 *
 * @throws HumanConstraintViolation should it break one
 */
export function buildVariant(
  { footage: { structure, category, order }, style }: Content,
  supply: Supply,
  { number, refreshOf, campaignId }: Pick<Variant, 'number' | 'refreshOf' | 'campaignId'>,
): Variant {
  const { master, ranges, limits } = supply;
  const fragmentsOrder = order.map(({ fragment }) => fragment.id);
  const fragments = trimFragments(
    order.map(({ fragment }) => fragment),
    ranges[category],
  );
  const durationMs = fragments.reduce((sum, cut) => sum + lengthOf(cut), 0);
  const changes = listChanges(master, { fragmentsOrder, durationMs, style });
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const variant: Variant = {
    id: hashId('variant', master.id, footageKey(fragmentsOrder, category), styleId(style)),
    masterId: master.id,
    number,
    // The look of the master itself is taken, so that something differs.
    type: changes[0]?.type ?? 'fragment_reorder',
    changes,
    structure,
    fragments,
    durationMs,
    durationCategory: category,
    style,
    estimatedScore: mean(order.map(({ estimate }) => estimate)),
    confidence: mean(order.map(({ confidence }) => confidence)),
    authorizedPixels: master.authorizedPixels,
    authorizedSubgenres: master.authorizedSubgenres,
    genre: master.genre,
    refreshOf,
    generatedAt: limits.now,
    actualPerformance: null,
    uploadStatus: 'pending',
    uploadedAt: null,
    metaCreativeId: null,
    metaAdId: null,
    campaignId,
    adSetId: null,
    status: 'generated',
    daysActive: 0,
    fatigued: false,
    fatigueScore: null,
  };
  checkVariant(variant, supply);
  return variant;
}
