import { type InsightRow, type InsightsRequest, isDay, type Page } from '@adpilot/core';
import { refusal } from '../errors/refusal.ts';
import type { Graph } from '../http/graph.ts';
import { readList } from '../http/read-list.ts';
import { INSIGHT_FIELDS, insightResponse } from './insight-response.ts';
import { toInsightRow } from './to-insight-row.ts';

/** One query for all ads of the account and all days, so the number of calls grows with the rows and not with the ads. */
export async function* readInsights(
  graph: Graph,
  request: InsightsRequest,
): AsyncGenerator<Page<InsightRow>, void> {
  const { accountId, since, until, conversionActionTypes } = request;
  if (!isDay(since) || !isDay(until) || since > until) {
    throw refusal('invalid_request', `not a range of days: ${since} to ${until}`, {
      accountId,
      since,
      until,
    });
  }
  yield* readList(graph, request, {
    edge: 'insights',
    parameters: {
      fields: INSIGHT_FIELDS,
      level: 'ad',
      time_increment: '1',
      time_range: JSON.stringify({ since, until }),
      limit: '500',
    },
    answer: insightResponse,
    toItem: (row, readAt) => toInsightRow(row, { readAt, conversionActionTypes }),
    keyOf: ({ adId, day }) => `${adId} ${day}`,
  });
}
