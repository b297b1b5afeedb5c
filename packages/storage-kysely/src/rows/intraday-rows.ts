import type { IntradayPoint } from '@adpilot/core';
import { day, float, instant, integer, oneOf, orNull, text } from '../columns.ts';
import { mapRows } from '../row-mapping.ts';

/** A row of `meta_intraday_points`. */
export type IntradayRow = IntradayPoint & { readonly accountId: string };

const point = {
  level: oneOf('account', 'ad_set'),
  id: text,
  day,
  readAt: instant,
  spend: integer,
  impressions: integer,
  clicks: orNull(integer),
  conversions: orNull(float),
  revenue: orNull(integer),
};

/** What the model knows of a point. */
export const intradayPoints = mapRows<IntradayPoint>(
  'meta_intraday_points',
  ['level', 'readAt', 'id', 'day'],
  point,
);

/** The same, with its account. */
export const intradayRows = mapRows<IntradayRow>(
  'meta_intraday_points',
  ['accountId', 'level', 'readAt', 'id', 'day'],
  { accountId: text, ...point },
);
