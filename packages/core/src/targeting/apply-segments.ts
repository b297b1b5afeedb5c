import { canonicalJson, type Json } from '../shared/json.ts';
import type { ScoredSegment } from './rank-segments.ts';
import { fieldOf, isObject, listOf } from './read-json.ts';

/** What a `set_targeting` action takes: the way there and the way back. */
export type TargetingChange = {
  readonly type: 'set_targeting';
  readonly from: Json;
  readonly to: Json;
};

/**
 * The targeting with other interests, behaviours and countries; everything else in it stays. Kinds that nothing was
 * recommended of stay as well.
 *
 * @returns null where that changes nothing, or the present targeting is unknown
 */
export function applySegments(
  targeting: Json,
  {
    interests,
    behaviours,
    countries,
  }: {
    readonly interests: readonly ScoredSegment[];
    readonly behaviours: readonly ScoredSegment[];
    readonly countries: readonly string[];
  },
): TargetingChange | null {
  if (!isObject(targeting)) return null;
  const geoLocations = { ...objectOf(fieldOf(targeting, 'geo_locations')), countries: countries.toSorted() };
  const to = {
    ...targeting,
    ...(countries.length > 0 ? { geo_locations: geoLocations } : {}),
    ...(interests.length + behaviours.length > 0
      ? { flexible_spec: specsOf(listOf(fieldOf(targeting, 'flexible_spec')), interests, behaviours) }
      : {}),
  };
  return canonicalJson(to) === canonicalJson(targeting)
    ? null
    : { type: 'set_targeting', from: targeting, to };
}

/** Interests and behaviours are the first entry: a person with any of them is in it. Further entries narrow it down. */
function specsOf(
  [first = null, ...narrowing]: readonly Json[],
  interests: readonly ScoredSegment[],
  behaviours: readonly ScoredSegment[],
): readonly Json[] {
  const spec = {
    ...objectOf(first),
    ...(interests.length > 0 ? { interests: interests.map(named) } : {}),
    ...(behaviours.length > 0 ? { behaviors: behaviours.map(named) } : {}),
  };
  return [spec, ...narrowing];
}

function objectOf(value: Json): { readonly [key: string]: Json } {
  return isObject(value) ? value : {};
}

function named({ key, name }: ScoredSegment): Json {
  return { id: key, name };
}
