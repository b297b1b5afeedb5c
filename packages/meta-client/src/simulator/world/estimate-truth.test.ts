import { anInsightRow } from '@adpilot/core/testing';
import { describe, expect, it } from 'vitest';
import { estimateTruth, sumRates } from './estimate-truth.ts';

const DAYS = 14;

function truthOf(daysWithUnknownConversions: number) {
  const rows = Array.from({ length: DAYS }, (_, day) =>
    anInsightRow({
      impressions: 10_000,
      linkClicks: 200,
      spend: 10_000,
      ...(day < daysWithUnknownConversions
        ? { conversions: null, revenue: 10_000 }
        : { conversions: 10, revenue: 10_000 }),
    }),
  );
  const sums = sumRates(rows);
  return estimateTruth(sums, sums);
}

describe('the rates of an ad', () => {
  it('are read off the rows that know both sides of each', () => {
    const known = truthOf(0);
    expect(known).toEqual({ ctr: 0.02, cvr: 0.05, averageOrderValue: 1_000, cpm: 1_000 });
    expect(truthOf(7)).toEqual(known);
    expect(truthOf(13)).toEqual(known);
  });
});
