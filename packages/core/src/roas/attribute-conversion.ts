import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { hoursBetween, type Instant, instantMs } from '../shared/instant.ts';

/** Who gets the credit for a conversion. */
export type AttributionModel = 'last_click' | 'first_click' | 'linear' | 'time_decay' | 'position_based';

/** A click, or whatever else led to a conversion: of an ad, a campaign, a channel. */
export type TouchPoint = { readonly id: string; readonly at: Instant };

/** A touch with its share of the conversion. */
export type AttributedTouch = TouchPoint & { readonly share: number };

const DAY_HOURS = 24;

/**
 * Divides the credit for one conversion between the touches that led to it. `last_click` and `first_click` give all to
 * one; `linear` to each alike; `time_decay` halves a touch's part with every half-life that it lies before the
 * conversion; `position_based` gives the first and the last touch the policy's shares, and the rest to those between.
 *
 * ```ts
 * attributeConversion(path, { model: 'time_decay', convertedAt, policy });
 * ```
 *
 * @param path touches in any order, none of them after the conversion
 * @returns the touches in the order of their times, their shares summing to 1; nothing for an empty path
 * @throws InvalidInputError where a touch comes after the conversion, or a time is none
 */
export function attributeConversion(
  path: readonly TouchPoint[],
  {
    model,
    convertedAt,
    policy,
  }: {
    readonly model: AttributionModel;
    readonly convertedAt: Instant;
    readonly policy: Pick<Policy, 'roas'>;
  },
): readonly AttributedTouch[] {
  const late = path.find(({ at }) => instantMs(at) > instantMs(convertedAt));
  if (late) {
    throw new InvalidInputError({
      argument: 'path',
      message: `${late.id} was touched at ${late.at}, after the conversion of ${convertedAt}`,
    });
  }
  const touches = path.toSorted((a, b) => compare(a.at, b.at) || compare(a.id, b.id));
  const weights = weightsOf(touches, model, convertedAt, policy.roas);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return touches.map((touch, index) => ({ ...touch, share: (weights[index] ?? 0) / sum }));
}

function weightsOf(
  touches: readonly TouchPoint[],
  model: AttributionModel,
  convertedAt: Instant,
  { attributionHalfLifeDays, attributionEnds: { first, last } }: Policy['roas'],
): readonly number[] {
  const end = touches.length - 1;
  switch (model) {
    case 'last_click':
      return touches.map((_, index) => (index === end ? 1 : 0));
    case 'first_click':
      return touches.map((_, index) => (index === 0 ? 1 : 0));
    case 'linear':
      return touches.map(() => 1);
    case 'time_decay': {
      const latest = touches.at(-1)?.at ?? convertedAt;
      // Against the last touch, so that a path long ago has weights too.
      const halfLife = attributionHalfLifeDays * DAY_HOURS;
      return touches.map(({ at }) => 2 ** (-hoursBetween(at, latest) / halfLife));
    }
    case 'position_based':
      // Alone or in two, the ends have all of it.
      return touches.map((_, index) => {
        const atEnds = (index === 0 ? first : 0) + (index === end ? last : 0);
        return index === 0 || index === end ? atEnds : (1 - first - last) / (end - 1);
      });
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
