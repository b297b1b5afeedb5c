import { addDecimals, type Decimal } from '@adpilot/core';
import { addFigures, type Figure } from './figure.ts';

/** The figures of one ad and day, as one row of a file or several give them. Amounts are in major units. */
export type DayFigures = {
  readonly counts: Readonly<Record<CountColumn, Figure<number>>>;
  readonly spend: Figure<Decimal>;
  readonly revenue: Figure<Decimal>;
  readonly attributionSetting: string | null;
};

/** The fields of an insight row that count something. */
export type CountColumn =
  | 'impressions'
  | 'reach'
  | 'clicks'
  | 'linkClicks'
  | 'conversions'
  | 'videoViews3s'
  | 'videoViews25'
  | 'videoViews50'
  | 'videoViews75'
  | 'videoViews100'
  | 'engagements';

/** A value for each count. */
export function mapCounts<T>(read: (column: CountColumn) => T): Readonly<Record<CountColumn, T>> {
  return {
    impressions: read('impressions'),
    reach: read('reach'),
    clicks: read('clicks'),
    linkClicks: read('linkClicks'),
    conversions: read('conversions'),
    videoViews3s: read('videoViews3s'),
    videoViews25: read('videoViews25'),
    videoViews50: read('videoViews50'),
    videoViews75: read('videoViews75'),
    videoViews100: read('videoViews100'),
    engagements: read('engagements'),
  };
}

/** Two parts of the same ad and day, exactly summed. Reach does not add up: the parts may have reached the same people. */
export function addDayFigures(a: DayFigures, b: DayFigures): DayFigures {
  return {
    counts: mapCounts((column) =>
      column === 'reach' ? null : addFigures(a.counts[column], b.counts[column], (x, y) => x + y),
    ),
    spend: addFigures(a.spend, b.spend, addDecimals),
    revenue: addFigures(a.revenue, b.revenue, addDecimals),
    attributionSetting: a.attributionSetting === b.attributionSetting ? a.attributionSetting : null,
  };
}
