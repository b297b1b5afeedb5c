import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { divideWithin } from '../roas/divide-within.ts';
import { apportion } from '../shared/apportion.ts';
import type { MinorUnits } from '../shared/money.ts';
import type { ScoredSegment } from './rank-segments.ts';

/** A segment's part of the budget. */
export type SegmentBudget = Pick<ScoredSegment, 'kind' | 'key' | 'name'> & {
  readonly amount: MinorUnits;
  /** Of the total, 0..1. */
  readonly share: number;
};

/**
 * Divides a budget among segments that divide the audience, in proportion to their scores; a fatigued one gets no more than
 * it must. Where nothing else is left, fatigued ones count by their scores, and segments without any alike.
 *
 * @returns in the order of the segments; the amounts sum to the total exactly
 * @throws InvalidInputError naming `policy.targeting.geoConstraints` where the shares of the countries leave no division
 */
export function divideSegments(
  segments: readonly ScoredSegment[],
  total: MinorUnits,
  constraints: Policy['targeting']['geoConstraints'],
): readonly SegmentBudget[] {
  const bounds = segments.map(({ kind, key }) => {
    const { min = 0, max = 1 } = kind === 'country' ? (constraints[key] ?? {}) : {};
    return { low: Math.ceil(min * total), high: Math.floor(max * total) };
  });
  const divide = (weightOf: (segment: ScoredSegment) => number): readonly number[] | null =>
    divideWithin(
      total,
      segments.map((segment, index) => ({
        weight: weightOf(segment),
        low: bounds[index]?.low ?? 0,
        high: bounds[index]?.high ?? total,
      })),
    );
  const parts =
    divide(({ score, fatigued }) => (fatigued ? 0 : score)) ??
    divide(({ score }) => score) ??
    divide(() => 1);
  if (parts === null) {
    throw new InvalidInputError({
      argument: 'policy.targeting.geoConstraints',
      message: `no division of ${total} among ${segments.map(({ key }) => key).join(', ')} keeps to the shares`,
    });
  }
  const amounts = apportion(total, parts);
  return segments.map(({ kind, key, name }, index) => {
    const amount = amounts[index] ?? 0;
    return { kind, key, name, amount, share: total === 0 ? 0 : amount / total };
  });
}
