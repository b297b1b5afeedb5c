import { type Day, daysBetween, isDay, type Json } from '@adpilot/core';
import * as z from 'zod';
import { type Reported, readInsights } from '../market/read-insights.ts';
import type { GraphCall } from './graph-call.ts';
import type { GraphContext } from './graph-context.ts';
import { invalidCursor, parameterError } from './graph-errors.ts';
import { parseIdFilters } from './id-filters.ts';
import { insightsNode } from './insights-node.ts';
import { readNode } from './node-type.ts';
import { pageOf } from './page.ts';
import { parseFields } from './parse-fields.ts';
import { parseJsonParam } from './parse-json-param.ts';

const ALWAYS = ['date_start', 'date_stop'];
const UNASKED = 'account_id,impressions,spend';
const NOT_OFFERED = ['breakdowns', 'time_ranges', 'date_preset', 'export_columns'];
const PLACE = /^(\d{4}-\d{2}-\d{2})\/(.+)$/;

const rangeSchema = z.object({ since: z.string().refine(isDay), until: z.string().refine(isDay) });

/**
 * The insights of an account: one row per ad and day.
 *
 * @throws GraphError for another level, increment or breakdown
 */
export function listInsights(context: GraphContext, call: GraphCall): Json {
  const { world, now } = context;
  checkGrain(call.params);
  const range = parseRange(call.params);
  const isWanted = parseIdFilters<Reported>(call.params, {
    'ad.id': ({ adId }) => adId,
    'adset.id': ({ adSetId }) => adSetId,
    'campaign.id': ({ campaignId }) => campaignId,
  });
  const selection = parseFields(call.params.get('fields') || UNASKED).filter(
    ({ name }) => !ALWAYS.includes(name),
  );
  const fields = [...selection, ...ALWAYS.map((name) => ({ name, inner: null }))];
  return pageOf(call, {
    *items(after) {
      const place = after === null ? null : parsePlace(after);
      const since = place?.day ?? range.since;
      let passed = place === null;
      for (const row of readInsights(world, { since, until: range.until, now })) {
        if (passed && isWanted(row)) yield row;
        if (!passed && row.day === place?.day && row.adId === place.adId) passed = true;
      }
    },
    placeOf: ({ day, adId }) => `${day}/${adId}`,
    answer: (row) => readNode(insightsNode, row, context, fields),
  });
}

function checkGrain(params: URLSearchParams): void {
  if (params.get('level') !== 'ad') throw parameterError('Param level must be one of {ad} here');
  if (params.get('time_increment') !== '1') throw parameterError('Param time_increment must be 1 here');
  const [refused] = NOT_OFFERED.filter((name) => params.has(name));
  if (refused !== undefined) throw parameterError(`Param ${refused} is not available here`);
}

function parseRange(params: URLSearchParams): { readonly since: Day; readonly until: Day } {
  const parsed = rangeSchema.safeParse(parseJsonParam(params, 'time_range'));
  if (!parsed.success) throw parameterError('Param time_range must be an object with since and until');
  if (daysBetween(parsed.data.since, parsed.data.until) < 0) {
    throw parameterError('time_range: since must not be later than until');
  }
  return parsed.data;
}

/** A row once given stays, so that its place can be found again whatever was reported since. */
function parsePlace(text: string): { readonly day: Day; readonly adId: string } {
  const [, day = '', adId = ''] = PLACE.exec(text) ?? [];
  if (!isDay(day)) throw invalidCursor();
  return { day, adId };
}
