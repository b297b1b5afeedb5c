/** Sums over whatever a segment was shown. Amounts in minor units; what the source lacks is null. */
export type SegmentFigures = {
  readonly impressions: number;
  readonly clicks: number | null;
  readonly conversions: number | null;
  readonly spend: number;
  readonly revenue: number | null;
};

/** A part of the audience. The segments of one of the first four kinds divide the same spend among them. */
export type SegmentKind = 'age' | 'gender' | 'country' | 'placement' | 'interest' | 'behaviour';

/** One segment with what it brought. */
export type Segment = {
  readonly kind: SegmentKind;
  /** `25-34`, `female`, `ES`, `instagram_reels`; of an interest or a behaviour Meta's id. */
  readonly key: string;
  readonly name: string;
  readonly figures: SegmentFigures;
};
