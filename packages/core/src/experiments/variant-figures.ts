import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { MinorUnits } from '../shared/money.ts';
import type { RatioMoments } from '../stats/ratio-estimate.ts';

/** What some days of a variant brought. What is unknown is null or left out. */
export type FiguresInput = {
  readonly impressions: number;
  readonly clicks?: number | null;
  readonly engagements?: number | null;
  readonly conversions?: number | null;
  readonly revenue?: MinorUnits | null;
  readonly spend?: MinorUnits | null;
};

/** {@link FiguresInput} with null for whatever is unknown. */
export type Figures = Required<FiguresInput>;

/** One variant of a test: its totals since the start. */
export type VariantInput = FiguresInput & {
  readonly id: string;
  /** What people call it; its id where left out. */
  readonly name?: string;
  /** The days whose conversions count, the same for all variants; all days where left out. */
  readonly matured?: FiguresInput;
  /**
   * What the variants are compared by, where that is not their totals: days that all of them share, weighted alike. By
   * default `matured` where conversions decide, and the totals elsewhere.
   */
  readonly compared?: FiguresInput | null;
  /** Moments of the days' clicks (numerator) and spend (denominator): what a test of cost per click needs. */
  readonly clicksPerSpend?: RatioMoments | null;
};

/** {@link VariantInput}, checked and with nothing left out. */
export type VariantFigures = Figures & {
  readonly id: string;
  readonly name: string;
  readonly matured: Figures;
  readonly compared: Figures | null;
  readonly clicksPerSpend: RatioMoments | null;
};

/**
 * Checks the variants of a test and fills in what they leave out.
 *
 * @throws InvalidInputError for fewer than `minVariants` or more than `maxVariants`, two with one id, more clicks than
 * impressions, or a figure that is negative or not finite
 */
export function completeVariants(
  variants: readonly VariantInput[],
  { minVariants, maxVariants }: { readonly minVariants: number; readonly maxVariants: number },
): readonly VariantFigures[] {
  if (!(variants.length >= minVariants && variants.length <= maxVariants)) {
    throw new InvalidInputError({
      argument: 'variants',
      message: `a test has ${minVariants} to ${maxVariants} variants, not ${variants.length}`,
    });
  }
  if (new Set(variants.map(({ id }) => id)).size < variants.length) {
    throw new InvalidInputError({ argument: 'variants', message: 'two variants have the same id' });
  }
  return variants.map((variant) => {
    const { id, name = id, matured, compared = null, clicksPerSpend = null } = variant;
    const all = completeFigures(variant, id);
    return {
      id,
      name,
      ...all,
      matured: matured ? completeFigures(matured, id) : all,
      compared: compared && completeFigures(compared, id),
      clicksPerSpend,
    };
  });
}

function completeFigures(
  {
    impressions,
    clicks = null,
    engagements = null,
    conversions = null,
    revenue = null,
    spend = null,
  }: FiguresInput,
  id: string,
): Figures {
  const figures = { impressions, clicks, engagements, conversions, revenue, spend };
  for (const [name, value] of Object.entries(figures)) {
    if (value === null || (value >= 0 && value <= Number.MAX_SAFE_INTEGER)) continue;
    throw new InvalidInputError({
      argument: 'variants',
      message: `${name} of "${id}" is no count and no amount: ${value}`,
    });
  }
  if (clicks !== null && clicks > impressions) {
    throw new InvalidInputError({
      argument: 'variants',
      message: `"${id}" has ${clicks} clicks of ${impressions} impressions`,
    });
  }
  return figures;
}
