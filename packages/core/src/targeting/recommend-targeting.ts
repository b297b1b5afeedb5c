import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { Confidence } from '../model/confidence.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { groupBy } from '../shared/group-by.ts';
import type { Json } from '../shared/json.ts';
import type { MinorUnits } from '../shared/money.ts';
import { applySegments, type CountryChange, type TargetingChange } from './apply-segments.ts';
import { divideSegments, type SegmentBudget } from './divide-segments.ts';
import { rankSegments, type ScoredSegment } from './rank-segments.ts';
import type { Segment, SegmentKind } from './segment.ts';

/** Whom to show an ad set to, how its money should divide among them, and what to expect of that. */
export type TargetingRecommendation = {
  /** The best first, without fatigued ones. */
  readonly interests: readonly ScoredSegment[];
  readonly behaviours: readonly ScoredSegment[];
  /** The whole budget, once for every way in which the given segments divide the audience. */
  readonly budgets: readonly SegmentBudget[];
  readonly fatigued: readonly ScoredSegment[];
  /** Impressions per person within so many days. */
  readonly frequencyCap: { readonly impressions: number; readonly days: number };
  /** Smoothed rates of the recommended segments by their shares; null where there is no segment. */
  readonly expected: { readonly ctr: number; readonly cvr: number; readonly roas: number } | null;
  readonly confidence: { readonly value: number; readonly level: Confidence };
  /** The ad set's targeting as it is and as it should be; null where nothing would change. */
  readonly change: TargetingChange | null;
  readonly reason: string;
};

/** The kinds that divide the audience; expectations come from the first that is given. */
const PARTITIONS: readonly SegmentKind[] = ['country', 'age', 'gender', 'placement'];

/**
 * Recommends an audience from what its segments brought: the 15 best interests and 10 best behaviours, the countries with
 * their shares within `geoConstraints`, a budget per segment, a cap on how often a person sees an ad. Nothing is changed
 * by it: `change` is an action for a plan and its guardrails, with the old targeting for the way back. It takes countries
 * out only where they are fatigued or may have no share: of one without figures nobody knows that it is bad. A constraint
 * on a country that no segment is given of cannot be kept; the reason says so.
 *
 * @param options `segments`: from breakdowns of insights, and of {@link targetedSegments}
 *   `total`: daily budget in minor units
 *   `targeting`: the ad set's present one, as Meta has it
 * @throws InvalidInputError for a segment that is given twice, figures that cannot be, or shares that leave no division
 */
export function recommendTargeting({
  segments,
  total,
  targeting,
  policy,
}: {
  readonly segments: readonly Segment[];
  readonly total: MinorUnits;
  readonly targeting: Json;
  readonly policy: Pick<Policy, 'targeting'>;
}): TargetingRecommendation {
  checkDistinct(segments);
  const { maxInterests, maxBehaviours, frequencyCap, geoConstraints } = policy.targeting;
  const ranked = rankSegments(segments, policy);
  const kinds = groupBy(ranked, ({ kind }) => kind);
  const best = (kind: SegmentKind, count: number): readonly ScoredSegment[] =>
    (kinds.get(kind) ?? []).filter(({ fatigued }) => !fatigued).slice(0, count);
  const interests = best('interest', maxInterests);
  const behaviours = best('behaviour', maxBehaviours);
  const budgets = PARTITIONS.flatMap((kind) => {
    const parts = kinds.get(kind);
    return parts ? divideSegments(parts, total, geoConstraints) : [];
  });
  const fatigued = ranked.filter((segment) => segment.fatigued);
  const outlook = expect(shareOut(budgets, ranked, interests, behaviours));
  return {
    interests,
    behaviours,
    budgets,
    fatigued,
    frequencyCap,
    expected: outlook.expected,
    confidence: {
      value: outlook.confidence,
      level: levelOf(outlook.confidence, policy.targeting),
    },
    change: applySegments(targeting, {
      interests,
      behaviours,
      countries: changeOfCountries({ budgets, fatigued }, geoConstraints),
    }),
    reason: describe({ interests, behaviours, fatigued, budgets }, outlook, geoConstraints),
  };
}

type Constraints = Policy['targeting']['geoConstraints'];

function changeOfCountries(
  { budgets, fatigued }: Pick<TargetingRecommendation, 'budgets' | 'fatigued'>,
  constraints: Constraints,
): CountryChange {
  const countries = budgets.filter(({ kind }) => kind === 'country');
  const paid = countries.filter(({ amount }) => amount > 0).map(({ key }) => key);
  const tired = fatigued.filter(({ kind }) => kind === 'country').map(({ key }) => key);
  const forbidden = Object.keys(constraints).filter((key) => constraints[key]?.max === 0);
  return { added: paid, removed: [...tired, ...forbidden].filter((key) => !paid.includes(key)) };
}

type Shares = readonly { readonly segment: ScoredSegment; readonly share: number }[];

/** By their budgets; where no kind divides the audience, the recommended interests and behaviours alike. */
function shareOut(
  budgets: readonly SegmentBudget[],
  ranked: readonly ScoredSegment[],
  interests: readonly ScoredSegment[],
  behaviours: readonly ScoredSegment[],
): Shares {
  const [first] = budgets;
  if (!first) {
    const alike = [...interests, ...behaviours];
    return alike.map((segment) => ({ segment, share: 1 / alike.length }));
  }
  const parts = budgets.filter(({ kind }) => kind === first.kind);
  return parts.flatMap(({ kind, key, share }) => {
    const segment = ranked.find((each) => each.kind === kind && each.key === key);
    return segment && share > 0 ? [{ segment, share }] : [];
  });
}

type Outlook = {
  readonly expected: TargetingRecommendation['expected'];
  readonly confidence: number;
};

function expect(shares: Shares): Outlook {
  const mean = (value: (segment: ScoredSegment) => number): number =>
    shares.reduce((sum, { segment, share }) => sum + share * value(segment), 0);
  if (shares.length === 0) return { expected: null, confidence: 0 };
  return {
    expected: { ctr: mean(({ ctr }) => ctr), cvr: mean(({ cvr }) => cvr), roas: mean(({ roas }) => roas) },
    confidence: mean(({ confidence }) => confidence),
  };
}

function levelOf(confidence: number, { highConfidence, mediumConfidence }: Policy['targeting']): Confidence {
  if (confidence >= highConfidence) return 'high';
  return confidence >= mediumConfidence ? 'medium' : 'low';
}

function describe(
  {
    interests,
    behaviours,
    fatigued,
    budgets,
  }: Pick<TargetingRecommendation, 'interests' | 'behaviours' | 'fatigued' | 'budgets'>,
  { expected, confidence }: Outlook,
  constraints: Constraints,
): string {
  const countries = budgets.filter(({ kind, amount }) => kind === 'country' && amount > 0);
  const gaps = Object.keys(constraints).filter(
    (country) =>
      constraints[country]?.max !== 0 &&
      !budgets.some(({ kind, key }) => kind === 'country' && key === country),
  );
  const shares = countries.map(({ key, share }) => `${key} ${percent(share)}`).join(', ');
  const parts = [
    `${interests.length} interests and ${behaviours.length} behaviours`,
    ...(shares === '' ? [] : [`countries ${shares}`]),
    ...(gaps.length > 0 ? [`constraints not kept, for want of figures: ${gaps.join(', ')}`] : []),
    ...(fatigued.length > 0 ? [`fatigued: ${fatigued.map(({ name }) => name).join(', ')}`] : []),
    expected
      ? `expected CTR ${percent(expected.ctr)}, CVR ${percent(expected.cvr)}, ROAS ${expected.roas.toFixed(2)} with confidence ${confidence.toFixed(2)}`
      : 'no segment has figures',
  ];
  return parts.join('; ');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

function checkDistinct(segments: readonly Segment[]): void {
  const known = new Set<string>();
  for (const { kind, key } of segments) {
    const id = `${kind} ${key}`;
    if (known.has(id)) throw new InvalidInputError({ argument: 'segments', message: `given twice: ${id}` });
    known.add(id);
  }
}
