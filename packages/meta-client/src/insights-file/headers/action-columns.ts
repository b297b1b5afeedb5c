import type { Column } from './column.ts';

/** A header whose cells list figures by action type. */
export type ActionColumn = {
  readonly header: string;
  /** The types that hold the figure, best first; null: those of the conversion event. */
  readonly types: readonly string[] | null;
  /** The list has this one figure only, which some tools unwrap to a plain number. */
  readonly single: boolean;
};

const views = (header: string): ActionColumn => ({ header, types: ['video_view'], single: true });
const action = (type: string): ActionColumn => ({ header: 'actions', types: [type], single: false });

/** Where the Marketing API has figures that no field of their own holds. */
export const ACTION_COLUMNS: Readonly<Partial<Record<Column, ActionColumn>>> = {
  linkClicks: action('link_click'),
  videoViews3s: action('video_view'),
  videoViews25: views('video_p25_watched_actions'),
  videoViews50: views('video_p50_watched_actions'),
  videoViews75: views('video_p75_watched_actions'),
  videoViews100: views('video_p100_watched_actions'),
  engagements: action('post_engagement'),
  conversions: { header: 'actions', types: null, single: false },
  revenue: { header: 'action_values', types: null, single: false },
};
