import { describe, expect, it } from 'vitest';
import { experimentLookSchema } from './experiment-schemas.ts';

const look = {
  at: '2026-01-15T17:00:00.000Z',
  status: 'needs_more_data',
  winnerVariantId: null,
  pValue: null,
  reason: 'nothing was tested',
  metricsSnapshot: [],
  statisticalResults: {},
  compositeScores: {},
};

describe('experimentLookSchema', () => {
  it('reads a look of an earlier version, whose metric is unknown', () => {
    expect(experimentLookSchema.parse(look).metric).toBeNull();
    expect(experimentLookSchema.parse({ ...look, metric: 'roas' }).metric).toBe('roas');
    expect(experimentLookSchema.safeParse({ ...look, metric: 'likes' }).success).toBe(false);
  });
});
