import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { apportion } from '../shared/apportion.ts';
import { checkFinite } from '../shared/check-number.ts';
import type { MinorUnits } from '../shared/money.ts';
import { isBelow } from '../shared/threshold.ts';
import { type BoundedShare, divideWithin } from './divide-within.ts';
import { roasThresholds } from './roas-thresholds.ts';

/** Something that shares in a total. Amounts in minor units. */
export type ReallocationItem = {
  readonly id: string;
  /** The present budget. */
  readonly budget: MinorUnits;
  /** What is known of its return: `shrunk`, and the weight of its own data in it, 0..1, as `summarizeRoas` gives them. */
  readonly summary: { readonly shrunk: number | null; readonly weight: number | null };
  /** The least and the most that it may get; 0 and the whole total by default. */
  readonly floor?: MinorUnits;
  readonly cap?: MinorUnits;
};

/** The budget of one item, and what it was given for. */
export type ReallocatedItem = {
  readonly id: string;
  readonly from: MinorUnits;
  readonly to: MinorUnits;
  /** `too_uncertain`: kept as it was. `present_share`: its part of the total is what it was. */
  readonly basis: 'return' | 'too_uncertain' | 'present_share';
  /** What the return weighs: shrunk ROAS times confidence; 0 below the threshold of a pause. */
  readonly weight: number;
  readonly confidence: number;
};

export type Reallocation = {
  readonly items: readonly ReallocatedItem[];
  /** Why the present shares were kept; null where they were not. */
  readonly keptBecause: string | null;
};

type Weighed = ReallocationItem & {
  readonly low: MinorUnits;
  readonly high: MinorUnits;
  readonly confidence: number;
  readonly weight: number;
};

/**
 * Divides a total budget by return. An item weighs its shrunk ROAS times the confidence in it, less where the return is
 * poor, and nothing where it is hopeless; one that too little is known of keeps its budget. The parts are whole minor
 * units that sum to the total exactly, each within its floor and cap.
 *
 * @param items in any order: it changes nothing
 * @throws InvalidInputError where an amount is not whole, a return not finite, a weight not in 0..1, ids repeat, a floor
 * exceeds its cap, or the floors exceed the total or the caps fall short of it
 */
export function reallocateBudget({
  items,
  total,
  policy,
}: {
  readonly items: readonly ReallocationItem[];
  readonly total: MinorUnits;
  readonly policy: Pick<Policy, 'roas'>;
}): Reallocation {
  const weighed = items.map((item) => weigh(item, total, policy)).sort((a, b) => (a.id < b.id ? -1 : 1));
  checkFeasible(weighed, total);
  const isCertain = ({ confidence }: Weighed): boolean =>
    !isBelow(confidence, policy.roas.reallocationConfidence);
  const certain = weighed.filter(isCertain);
  const uncertain = weighed.filter((item) => !isCertain(item));
  const kept = uncertain.map((item) => clamp(item.budget, item));
  const rest = total - kept.reduce((sum, part) => sum + part, 0);
  const keptBecause = whyKept(certain, rest);
  const divided = keptBecause === null ? divideWithin(rest, certain) : null;
  if (divided === null) {
    const present = presentShares(weighed, total);
    return {
      items: inOrder(items, weighed, present, () => 'present_share'),
      keptBecause: keptBecause ?? 'floors and caps leave no room to divide by return',
    };
  }
  const exact = [...apportion(rest, divided), ...kept];
  return {
    items: inOrder(items, [...certain, ...uncertain], exact, (item) =>
      isCertain(item) ? 'return' : 'too_uncertain',
    ),
    keptBecause: null,
  };
}

function weigh(item: ReallocationItem, total: MinorUnits, policy: Pick<Policy, 'roas'>): Weighed {
  const { summary, floor: low = 0, cap: high = Math.max(low, total) } = item;
  checkFinite('items.summary.shrunk', summary.shrunk);
  checkUnknownOrShare('items.summary.weight', summary.weight);
  // Of an unknown return nobody is confident, whatever was spent.
  const confidence = summary.shrunk === null ? 0 : (summary.weight ?? 0);
  const { pauseBelow, decreaseBelow } = roasThresholds(policy);
  const shrunk = summary.shrunk ?? 0;
  const isPoor = isBelow(shrunk, decreaseBelow);
  const factor = isBelow(shrunk, pauseBelow) ? 0 : isPoor ? policy.roas.reallocationPoorWeight : 1;
  return { ...item, low, high, confidence, weight: factor * shrunk * confidence };
}

function checkUnknownOrShare(argument: string, value: number | null): void {
  if (value === null || (value >= 0 && value <= 1)) return;
  throw new InvalidInputError({ argument, message: `not a share: ${value}` });
}

function whyKept(certain: readonly Weighed[], rest: MinorUnits): string | null {
  if (rest < 0) return 'what too little is known of has more than the total';
  if (certain.length === 0 && rest > 0) return 'too little is known of everything';
  if (certain.length > 0 && certain.every(({ weight }) => weight === 0))
    return 'nothing has a return worth a budget';
  return null;
}

/** What everything has now, scaled to the total; equal parts where nothing has anything. */
function presentShares(items: readonly Weighed[], total: MinorUnits): readonly MinorUnits[] {
  const scale = (weightOf: (item: Weighed) => number): readonly number[] | null =>
    divideWithin(
      total,
      items.map((item): BoundedShare => ({ weight: weightOf(item), low: item.low, high: item.high })),
    );
  // A cap may leave what nobody has a share in: then everybody rises alike.
  const parts = scale(({ budget }) => budget) ?? scale(({ budget }) => budget + 1) ?? [];
  return apportion(total, parts);
}

function inOrder(
  items: readonly ReallocationItem[],
  weighed: readonly Weighed[],
  parts: readonly MinorUnits[],
  basisOf: (item: Weighed) => ReallocatedItem['basis'],
): readonly ReallocatedItem[] {
  const byId = new Map(
    weighed.map((item, index): [string, ReallocatedItem] => {
      const { id, budget: from, weight, confidence } = item;
      return [id, { id, from, to: parts[index] ?? 0, basis: basisOf(item), weight, confidence }];
    }),
  );
  return items.flatMap(({ id }) => byId.get(id) ?? []);
}

function clamp(amount: MinorUnits, { low, high }: Weighed): MinorUnits {
  return Math.min(Math.max(amount, low), high);
}

function checkFeasible(items: readonly Weighed[], total: MinorUnits): void {
  const refuse = (argument: string, message: string): never => {
    throw new InvalidInputError({ argument, message });
  };
  const isAmount = (amount: number): boolean => Number.isSafeInteger(amount) && amount >= 0;
  if (!isAmount(total)) refuse('total', `not a whole amount: ${total}`);
  if (new Set(items.map(({ id }) => id)).size < items.length) refuse('items', 'two items have one id');
  for (const { id, budget, low, high } of items) {
    if (![budget, low, high].every(isAmount)) refuse('items', `${id} has an amount that is not whole`);
    if (low > high) refuse('items', `${id} has a floor above its cap: ${low} > ${high}`);
  }
  const least = items.reduce((sum, { low }) => sum + low, 0);
  const most = items.reduce((sum, { high }) => sum + high, 0);
  if (least > total) refuse('total', `the floors take ${least}, the total is ${total}`);
  if (most < total) refuse('total', `the caps leave room for ${most}, the total is ${total}`);
}
