import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { NarrativeStructure } from '../model/fragment.ts';
import type { Master } from '../model/master.ts';
import type { DurationCategory, Variant } from '../model/variant.ts';
import { checkParts, type HumanLimits } from './check-parts.ts';
import { listPosts } from './choose-style.ts';
import { defaultPolicy, type ProductionPolicy } from './default-policy.ts';
import { type DurationRange, durationRanges } from './duration-category.ts';
import { type RankedFragment, rankFragments } from './rank-fragments.ts';
import { recordStyles, type StyleRecord, wornKey } from './rank-style.ts';
import { STYLE_KINDS } from './style-kinds.ts';
import { type StyleOptions, styleOptions } from './style-options.ts';
import { type TakenContents, takenBefore } from './taken-contents.ts';

/**
 * What production works from. Of a fragment `successRate`, `bestForStructure` and `bestWithPixels` are not read, of a master
 * `humanInstructions` is not: they are carried for people and for hosts.
 */
export type ProductionInput = HumanLimits & {
  /** The same seed gives the same variants. It decides between parts of which equally much is known. */
  readonly seed: string;
  /** Earlier variants, retired ones too; none by default. */
  readonly history?: readonly Variant[];
  readonly policy?: ProductionPolicy;
};

/** Everything that variants of one master can be made from, ranked once. */
export type Supply = {
  readonly master: Master;
  readonly ranked: Readonly<Record<NarrativeStructure, readonly RankedFragment[]>>;
  readonly options: StyleOptions;
  readonly record: StyleRecord;
  readonly seed: string;
  /** Of every fragment and of everything that may be worn, for breaking ties. */
  readonly names: readonly string[];
  readonly ranges: Readonly<Record<DurationCategory, DurationRange>>;
  /** Earlier variants of this master. */
  readonly history: readonly Variant[];
  /** What the master and they look like. */
  readonly taken: TakenContents;
  readonly limits: HumanLimits;
  readonly policy: ProductionPolicy;
};

/**
 * Checks what production works from, and ranks it.
 *
 * @throws HumanConstraintViolation naming a part that may not be used
 * @throws InvalidInputError for figures that cannot be
 */
export function prepareSupply({
  seed,
  history = [],
  policy = defaultPolicy(),
  ...limits
}: ProductionInput): Supply {
  checkParts(limits);
  const { master, fragments } = limits;
  // In an order of their own: sums of the same numbers in another order differ in their last digits.
  const own = history.filter(({ masterId }) => masterId === master.id).sort((a, b) => (a.id < b.id ? -1 : 1));
  const ranked = (structure: NarrativeStructure): readonly RankedFragment[] =>
    rankFragments(fragments, { structure, policy });
  const options = styleOptions(limits);
  if (listPosts(options).length === 0) {
    const argument = 'styleGuide.assets.hashtags';
    throw new InvalidInputError({ argument, message: `${argument}: none fits into one post with a caption` });
  }
  const worn = STYLE_KINDS.flatMap((kind) => options[kind].map((value) => wornKey(kind, value)));
  return {
    master,
    ranked: {
      hook_body_cta: ranked('hook_body_cta'),
      hook_inverted: ranked('hook_inverted'),
      cta_forward: ranked('cta_forward'),
    },
    options,
    record: recordStyles(own, policy),
    seed,
    names: [...fragments.map(({ id }) => id), ...worn],
    ranges: durationRanges(policy),
    history: own,
    taken: takenBefore(master, own, policy),
    limits,
    policy,
  };
}
