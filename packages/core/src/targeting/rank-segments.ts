import type { Policy } from '../policy/policy-schema.ts';
import { type SegmentScore, scoreSegment } from './score-segment.ts';
import type { Segment } from './segment.ts';

/** A segment with its score. */
export type ScoredSegment = Segment & SegmentScore;

/** Segments by score, the best first and fatigued ones last; equal ones by kind and key. */
export function rankSegments(
  segments: readonly Segment[],
  policy: Pick<Policy, 'targeting'>,
): readonly ScoredSegment[] {
  return segments
    .map((segment) => ({ ...segment, ...scoreSegment(segment.figures, { policy: policy.targeting }) }))
    .sort(
      (a, b) => Number(a.fatigued) - Number(b.fatigued) || b.score - a.score || (idOf(a) < idOf(b) ? -1 : 1),
    );
}

function idOf({ kind, key }: Segment): string {
  return `${kind} ${key}`;
}
