import { formatMinorUnits, type Json } from '@adpilot/core';
import type { Reported } from '../market/read-insights.ts';

/** One purchase on a website is listed under five names, each with the same count. */
const PURCHASE_ALIASES = [
  'purchase',
  'omni_purchase',
  'offsite_conversion.fb_pixel_purchase',
  'onsite_web_purchase',
  'onsite_web_app_purchase',
];
const LANDED_PER_LINK_CLICK = 0.8;

/** `actions`: what people did. Actions that nobody took are left out; of one that an export did not say, the value is null. */
export function actionsOf(row: Reported): Json | undefined {
  return listOf([
    ['link_click', row.linkClicks],
    [
      'landing_page_view',
      row.linkClicks === null ? null : Math.floor(row.linkClicks * LANDED_PER_LINK_CLICK),
    ],
    ['video_view', row.videoViews3s],
    ['post_engagement', row.engagements],
    ['page_engagement', row.engagements],
    ...PURCHASE_ALIASES.map((alias): [string, number | null] => [alias, row.conversions]),
  ]);
}

/** `action_values`: what it was worth, in major units. */
export function actionValuesOf(row: Reported, currency: string): Json | undefined {
  return listOf(
    PURCHASE_ALIASES.map((alias) => [alias, row.revenue]),
    (minor) => formatMinorUnits(minor, currency),
  );
}

/** A list of one action, as the video metrics are. */
export function videoActions(views: number | null): Json | undefined {
  return listOf([['video_view', views]]);
}

function listOf(
  actions: readonly (readonly [type: string, value: number | null])[],
  format: (value: number) => string = String,
): Json | undefined {
  const taken = actions.flatMap(([type, value]) =>
    value === 0 ? [] : [{ action_type: type, value: value === null ? null : format(value) }],
  );
  return taken.length === 0 ? undefined : taken;
}
