import type { Json } from '../shared/json.ts';
import { fieldOf, listOf } from './read-json.ts';
import type { Segment, SegmentFigures } from './segment.ts';

/** An ad set's targeting as Meta has it, with what the ad set brought. */
export type TargetedFigures = { readonly targeting: Json; readonly figures: SegmentFigures };

/**
 * The interests and behaviours that ad sets target, each with the sums of all ad sets that target it: Meta does not break
 * insights down by them. An ad set that targets ten interests counts for each of them, so their sums do not add up.
 *
 * @returns in the order of their ids
 */
export function targetedSegments(adSets: readonly TargetedFigures[]): readonly Segment[] {
  const segments = new Map<string, Segment>();
  for (const { targeting, figures } of adSets) {
    const named = new Map(namedIn(targeting).map((each) => [`${each.kind} ${each.key}`, each]));
    for (const [id, each] of named) {
      const known = segments.get(id);
      segments.set(id, { ...each, figures: known ? addFigures(known.figures, figures) : figures });
    }
  }
  return [...segments].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, segment]) => segment);
}

type Named = Omit<Segment, 'figures'>;

function namedIn(targeting: Json): readonly Named[] {
  const specs = [targeting, ...listOf(fieldOf(targeting, 'flexible_spec'))];
  return specs.flatMap((spec) => [
    ...listOf(fieldOf(spec, 'interests')).flatMap((item) => namedBy(item, 'interest')),
    ...listOf(fieldOf(spec, 'behaviors')).flatMap((item) => namedBy(item, 'behaviour')),
  ]);
}

function namedBy(item: Json, kind: 'interest' | 'behaviour'): readonly Named[] {
  const id = fieldOf(item, 'id');
  const name = fieldOf(item, 'name');
  if (typeof id !== 'string' && typeof id !== 'number') return [];
  return [{ kind, key: String(id), name: typeof name === 'string' ? name : String(id) }];
}

function addFigures(a: SegmentFigures, b: SegmentFigures): SegmentFigures {
  return {
    impressions: a.impressions + b.impressions,
    clicks: addKnown(a.clicks, b.clicks),
    conversions: addKnown(a.conversions, b.conversions),
    spend: a.spend + b.spend,
    revenue: addKnown(a.revenue, b.revenue),
  };
}

function addKnown(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
