import { findingChance } from './finding-chance.ts';
import { type CheckedDesign, checkDesign, type ProportionDesign } from './proportion-design.ts';
import { bisect } from './special-functions/bisect.ts';
import { checkProbability } from './special-functions/parameter.ts';

/** What a test of two rates can find at best. */
export type DetectableEffect = {
  /** The smallest relative lift that is found with the power asked for; null where no lift is. */
  readonly lift: number | null;
  /** What it would be with any number of trials on the same days: smaller ones drown in day-to-day noise. */
  readonly floor: number | null;
  readonly reason: string;
};

// The search goes from this to nearly the lift that makes the rate 1.
const STEPS = 40;
const NEARLY = 0.999;
// Trials without counting noise.
const UNLIMITED = 1e30;

/**
 * The smallest lift that a planned test of two rates finds. It is what a planner has to say before a test: what lies below
 * will most likely remain undecided.
 *
 * ```ts
 * const noise = { cv: 0.15, nu: 37, effectiveDays: [14, 14] } as const;
 * const plan = { rate: 0.02, trials: 70_000, dispersion: noise, test: 'always_valid' } as const;
 * minimumDetectableEffect(plan).lift; // 0.29: two weeks tell apart what differs by a third or so
 * ```
 *
 * @param options `trials`: of the first arm
 *   `power`: the chance to find the lift, 0.8 by default
 * @throws InvalidInputError for a design outside its ranges, or no trials
 */
export function minimumDetectableEffect({
  trials,
  power = 0.8,
  ...design
}: ProportionDesign & { readonly trials: number; readonly power?: number }): DetectableEffect {
  const checked = checkDesign(design);
  checkProbability('power', power);
  const margin = (lift: number, count: number): number => findingChance(checked, lift, count).found - power;
  const lift = smallestLift(checked.rate, (candidate) => margin(candidate, trials));
  const floor =
    checked.dispersion === 0 ? 0 : smallestLift(checked.rate, (candidate) => margin(candidate, UNLIMITED));
  return { lift, floor, reason: reasonOf({ lift, floor, power }, checked) };
}

/** The smallest lift with a positive margin; null where none has. */
function smallestLift(rate: number, marginOf: (lift: number) => number): number | null {
  const largest = NEARLY * ((1 - rate) / rate);
  for (let halvings = STEPS; halvings >= 0; halvings -= 1) {
    const lift = largest / 2 ** halvings;
    if (marginOf(lift) > 0) return bisect(marginOf, lift / 2, lift);
  }
  return null;
}

function reasonOf(
  { lift, floor, power }: Omit<DetectableEffect, 'reason'> & { readonly power: number },
  { arms, orderSquareRatio }: CheckedDesign,
): string {
  const what = orderSquareRatio === null ? '' : ' of revenue per impression';
  const whose = arms === 2 ? what : `${what} over ${arms - 1} others`;
  const often = `is found with a chance of ${percent(power)}`;
  if (lift === null) return `no lift${whose} ${often}`;
  const found = `a lift of ${percent(lift)} or more${whose} ${often}`;
  if (floor === null || floor === 0) return found;
  return `${found}; on the same days no volume would find less than ${percent(floor)}`;
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))} %`;
}
