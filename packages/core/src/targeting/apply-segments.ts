import { canonicalJson, type Json } from '../shared/json.ts';
import type { ScoredSegment } from './rank-segments.ts';
import { fieldOf, isObject, listOf } from './read-json.ts';

/** What a `set_targeting` action takes: the way there and the way back. */
export type TargetingChange = {
  readonly type: 'set_targeting';
  readonly from: Json;
  readonly to: Json;
};

/** What is recommended of the segments that a targeting can name. */
export type RecommendedSegments = {
  readonly interests: readonly ScoredSegment[];
  readonly behaviours: readonly ScoredSegment[];
  readonly countries: CountryChange;
};

/** Countries to add, and to take out; the others that are targeted stay. */
export type CountryChange = { readonly added: readonly string[]; readonly removed: readonly string[] };

/**
 * The targeting with other interests, behaviours and countries; everything else in it stays. Kinds that nothing was
 * recommended of stay as well, and so do cities and regions: a country beside them would make them all of it.
 *
 * @returns null where that changes nothing, or the present targeting is unknown
 */
export function applySegments(
  targeting: Json,
  { interests, behaviours, countries }: RecommendedSegments,
): TargetingChange | null {
  if (!isObject(targeting)) return null;
  const placed = withCountries(targeting, countries);
  const to = interests.length + behaviours.length > 0 ? withSpec(placed, interests, behaviours) : placed;
  return canonicalJson(to) === canonicalJson(targeting)
    ? null
    : { type: 'set_targeting', from: targeting, to };
}

type Targeting = { readonly [key: string]: Json };

function withCountries(targeting: Targeting, { added, removed }: CountryChange): Targeting {
  const places = objectOf(fieldOf(targeting, 'geo_locations'));
  const present = listOf(fieldOf(places, 'countries'));
  const countries = [...new Set([...present, ...added])].filter(
    (country) => !removed.includes(String(country)),
  );
  // Nowhere is no place to show ads.
  if (present.length === 0 || countries.length === 0) return targeting;
  return { ...targeting, geo_locations: { ...places, countries: countries.sort() } };
}

/**
 * Interests and behaviours are the first entry of the specs: a person with any of them is in it. Further entries narrow it
 * down, and so would what stands outside of them: it moves in.
 */
function withSpec(
  { interests: ownInterests = null, behaviors: ownBehaviours = null, ...targeting }: Targeting,
  interests: readonly ScoredSegment[],
  behaviours: readonly ScoredSegment[],
): Targeting {
  const [first = null, ...narrowing] = listOf(fieldOf(targeting, 'flexible_spec'));
  const spec = {
    ...objectOf(first),
    ...listed('interests', interests, [...listOf(ownInterests), ...listOf(fieldOf(first, 'interests'))]),
    ...listed('behaviors', behaviours, [...listOf(ownBehaviours), ...listOf(fieldOf(first, 'behaviors'))]),
  };
  return { ...targeting, flexible_spec: [spec, ...narrowing] };
}

function listed(kind: string, recommended: readonly ScoredSegment[], present: readonly Json[]): Targeting {
  const list = recommended.length > 0 ? recommended.map(named) : present;
  return list.length > 0 ? { [kind]: list } : {};
}

function objectOf(value: Json): Targeting {
  return isObject(value) ? value : {};
}

function named({ key, name }: ScoredSegment): Json {
  return { id: key, name };
}
