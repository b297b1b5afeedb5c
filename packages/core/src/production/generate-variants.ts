import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { NarrativeStructure } from '../model/fragment.ts';
import type { DurationCategory, Variant } from '../model/variant.ts';
import { buildVariant } from './build-variant.ts';
import { defaultPolicy, type ProductionPolicy } from './default-policy.ts';
import { DURATION_CATEGORIES } from './duration-category.ts';
import { isLive } from './is-live.ts';
import { type Content, nextContent } from './next-content.ts';
import { nextNumber } from './next-number.ts';
import { STRUCTURES } from './structures.ts';
import { type ProductionInput, prepareSupply, type Supply } from './supply.ts';
import { whyNoFootage } from './why-no-footage.ts';

/** What was made, and what could not be. */
export type VariantBatch = {
  /** By number. */
  readonly variants: readonly Variant[];
  /** Categories of which no further variant can be made. */
  readonly leftOut: readonly { readonly category: DurationCategory; readonly reason: string }[];
  readonly reason: string;
};

/**
 * Makes variants of a master from its approved fragments and style guide, so that `count` of them are live: those of the
 * history that still are count. No two look alike, nor like the master or any earlier variant.
 *
 * A third each is short, medium and long, where the fragments can be. Every structure appears, at another length where its
 * looks of the one that is next are taken. Among what is left the choice goes to the highest sum of the fragments' expected
 * scores, their exploration, and variety.
 *
 * ```ts
 * generateVariants({ master, fragments, styleGuide, count: 9, seed: 'monday', now }).variants.length; // 9
 * ```
 *
 * @param input `count`: 5..15 live variants, 9 by default
 *   `fragments`, `styleGuide`: what may be used, as {@link approvedParts} gives it
 * @throws HumanConstraintViolation naming a part that may not be used; nothing was made then
 * @throws InvalidInputError for another count, a fragment or a style asset that cannot be, a score outside 0..100
 */
export function generateVariants({
  count,
  ...input
}: ProductionInput & { readonly count?: number }): VariantBatch {
  const wanted = checkCount(count, input.policy ?? defaultPolicy());
  const supply = prepareSupply(input);
  const first = nextNumber(supply);
  const { campaignId } = supply.master;
  const before = supply.history.filter(isLive);
  const made: Variant[] = [];
  const leftOut: VariantBatch['leftOut'][number][] = [];
  while (before.length + made.length < wanted) {
    const live = [...before, ...made];
    const open = openCategories(live, leftOut);
    const [category] = open;
    if (category === undefined) break;
    const content =
      nextDue(supply, { open, live, missing: wanted - live.length }) ??
      nextContent(supply, { category, live, structures: STRUCTURES });
    if (content) {
      const number = first + made.length;
      made.push(buildVariant(content, supply, { number, refreshOf: null, campaignId }));
    } else {
      leftOut.push({ category, reason: whyNoFootage(supply, category) });
    }
  }
  return { variants: made, leftOut, reason: describe(made, before.length, wanted, leftOut) };
}

/** Categories that are not left out, that with the fewest live variants first, of equal ones the shortest. */
function openCategories(
  live: readonly Variant[],
  leftOut: VariantBatch['leftOut'],
): readonly DurationCategory[] {
  const size = (category: DurationCategory): number =>
    live.filter(({ durationCategory }) => durationCategory === category).length;
  const open = DURATION_CATEGORIES.filter((each) => leftOut.every(({ category }) => category !== each));
  return open.toSorted((a, b) => size(a) - size(b));
}

/**
 * Where there are as many structures without a variant as variants still to make, the best of one of those, in the first
 * category that has any: that every structure appears counts for more than even thirds. null where none is due, or can be.
 */
function nextDue(
  supply: Supply,
  {
    open,
    live,
    missing,
  }: {
    readonly open: readonly DurationCategory[];
    readonly live: readonly Variant[];
    readonly missing: number;
  },
): Content | null {
  const isDue = (structure: NarrativeStructure): boolean =>
    live.every((variant) => variant.structure !== structure);
  const structures = STRUCTURES.filter(isDue);
  if (structures.length < missing) return null;
  for (const category of open) {
    const content = nextContent(supply, { category, live, structures });
    if (content) return content;
  }
  return null;
}

function checkCount(count: number | undefined, { production }: ProductionPolicy): number {
  const { minVariants, maxVariants, defaultVariants } = production;
  const wanted = count ?? defaultVariants;
  if (Number.isInteger(wanted) && wanted >= minVariants && wanted <= maxVariants) return wanted;
  const message = `not a whole number within ${minVariants}..${maxVariants}: ${wanted}`;
  throw new InvalidInputError({ argument: 'count', message });
}

function describe(
  made: readonly Variant[],
  before: number,
  wanted: number,
  leftOut: VariantBatch['leftOut'],
): string {
  const parts = DURATION_CATEGORIES.map(
    (category) =>
      `${made.filter(({ durationCategory }) => durationCategory === category).length} ${category}`,
  );
  const reasons = leftOut.map(({ category, reason }) => `${category}: ${reason}`);
  return [
    `${made.length} variants (${parts.join(', ')}), ${before} live before, ${wanted} wanted`,
    ...reasons,
  ].join('; ');
}
