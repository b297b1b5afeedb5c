import type { FragmentCut, Variant } from '../model/variant.ts';
import { instantMs } from '../shared/instant.ts';
import { approvalObstacle } from './approval-obstacle.ts';
import { checkDistinct } from './check-fragments.ts';
import { checkActive, type HumanLimits, violate } from './check-parts.ts';
import { defaultPolicy, type ProductionPolicy } from './default-policy.ts';
import { durationCategory } from './duration-category.ts';
import { isPostable } from './post-size.ts';
import { STRUCTURE_ORDERS, STRUCTURES } from './structures.ts';
import { STYLE_KINDS } from './style-kinds.ts';
import { type StyleOptions, styleOptions } from './style-options.ts';
import { styleKey } from './style-value.ts';
import type { Supply } from './supply.ts';
import { lengthOf } from './trim-fragments.ts';

/**
 * Whether people allow a variant as it is, at `now`: the limits of its master carried unchanged, every fragment one of the
 * master's that is approved and trimmed no further than it may be, every text and asset one of the style guide's. Call it
 * again before a variant is stored or uploaded: leave may have ended.
 *
 * @param limits the master with all its parts, approved or not
 * @param options `policy`: the one that the variant was made with, for its lengths; the defaults by default
 * @throws HumanConstraintViolation naming the first field of the variant that breaks a limit
 * @throws InvalidInputError for a fragment that the limits give twice, or a style guide without one of the kinds
 */
export function checkHumanConstraints(
  variant: Variant,
  limits: HumanLimits,
  { policy = defaultPolicy() }: { readonly policy?: ProductionPolicy } = {},
): void {
  const { masterId } = limits.styleGuide;
  if (masterId !== limits.master.id) violate('styleGuide.masterId', `is not ${limits.master.id}`);
  checkDistinct(limits.fragments);
  checkVariant(variant, { limits, options: styleOptions(limits), policy });
}

/** The same, where it is known what may be worn. */
export function checkVariant(
  variant: Variant,
  { limits, options, policy }: Pick<Supply, 'limits' | 'options' | 'policy'>,
): void {
  const { master } = limits;
  checkActive(master);
  if (variant.masterId !== master.id) violate('masterId', `is not ${master.id}`);
  for (const field of ['authorizedPixels', 'authorizedSubgenres', 'genre'] as const) {
    if (JSON.stringify(variant[field]) !== JSON.stringify(master[field]))
      violate(field, 'differs from what the master authorizes');
  }
  checkFootage(variant, limits);
  checkLength(variant, policy);
  checkStyle(variant, options);
}

function checkFootage({ structure, fragments }: Variant, limits: HumanLimits): void {
  if (!STRUCTURES.includes(structure)) violate('structure', `there is no ${structure}`);
  const order = STRUCTURE_ORDERS[structure];
  if (fragments.length !== order.length) violate('fragments', `${structure} has ${order.length}`);
  fragments.forEach((cut, at) => {
    const type = checkCut(cut, `fragments[${at}]`, limits);
    if (type !== order[at])
      violate(`fragments[${at}]`, `${structure} has a ${order[at]} here, not a ${type}`);
  });
}

function checkLength(
  { fragments, durationMs, durationCategory: category }: Variant,
  policy: ProductionPolicy,
): void {
  if (durationMs !== fragments.reduce((sum, cut) => sum + lengthOf(cut), 0))
    violate('durationMs', 'is not the sum of the fragments');
  if (durationCategory(durationMs, { policy }) !== category)
    violate('durationCategory', `${durationMs} ms are not ${category}`);
}

function checkCut(cut: FragmentCut, path: string, { master, fragments, now }: HumanLimits): string {
  const fragment = fragments.find(({ id, masterId }) => id === cut.fragmentId && masterId === master.id);
  if (!fragment) return violate(path, `${cut.fragmentId} is no fragment of ${master.id}`);
  const obstacle = approvalObstacle(fragment.approval, instantMs(now));
  if (obstacle !== null) violate(path, `${fragment.id} ${obstacle}`);
  const within =
    Number.isSafeInteger(cut.startMs) &&
    Number.isSafeInteger(cut.endMs) &&
    cut.startMs === fragment.startMs &&
    cut.endMs <= fragment.endMs &&
    lengthOf(cut) >= fragment.minDurationMs;
  if (!within) violate(path, `${fragment.id} may not be trimmed like that`);
  return fragment.type;
}

function checkStyle({ style }: Variant, options: StyleOptions): void {
  for (const kind of STYLE_KINDS) {
    const value = style[kind];
    const approved = options[kind].some((option) => styleKey(option) === styleKey(value));
    if (value !== null && !approved) violate(`style.${kind}`, 'is not among what the style guide approves');
  }
  if (!isPostable(style)) violate('style.hashtags', 'are too much for one post with the caption');
}
