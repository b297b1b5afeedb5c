import { definePolicy } from '@adpilot/core';
import { anInsightRow, NOW } from '@adpilot/core/testing';
import { describe, expect, it } from 'vitest';
import { intradayPoints } from './intraday-points.ts';

const POLICY = definePolicy({ currency: 'USD' });
const TODAY = '2026-01-15';
const READING = { accountId: 'act_1', days: ['2026-01-14', TODAY], readAt: NOW, policy: POLICY };

describe('intradayPoints', () => {
  it('sums the account and each ad set, day by day', () => {
    const rows = [
      anInsightRow({ adId: 'a', adSetId: 'set-1', day: TODAY }),
      anInsightRow({ adId: 'b', adSetId: 'set-2', day: TODAY, conversions: 2.5, spend: 1000 }),
      anInsightRow({ adId: 'a', adSetId: 'set-1', day: '2026-01-14' }),
      anInsightRow({ adId: 'a', adSetId: 'set-1', day: '2026-01-13' }),
    ];
    const points = intradayPoints(rows, READING);
    expect(points.map(({ level, id, day }) => `${level} ${id} ${day}`)).toEqual([
      'account act_1 2026-01-14',
      'ad_set set-1 2026-01-14',
      'account act_1 2026-01-15',
      'ad_set set-1 2026-01-15',
      'ad_set set-2 2026-01-15',
    ]);
    expect(points[2]).toEqual({
      level: 'account',
      id: 'act_1',
      day: TODAY,
      readAt: NOW,
      spend: 6000,
      impressions: 20_000,
      clicks: 400,
      conversions: 7.5,
      revenue: 30_000,
    });
  });

  it('knows that an account without a row delivered nothing', () => {
    expect(intradayPoints([], READING)).toMatchObject([
      { level: 'account', day: '2026-01-14', spend: 0, conversions: 0 },
      { level: 'account', day: TODAY, clicks: 0, revenue: 0 },
    ]);
  });

  it('keeps what is unknown of a part unknown of the whole', () => {
    const rows = [
      anInsightRow({ adId: 'a', day: TODAY, conversions: null }),
      anInsightRow({ adId: 'b', day: TODAY }),
    ];
    expect(intradayPoints(rows, READING)[1]).toMatchObject({ conversions: null, revenue: 30_000 });
  });

  it('counts one kind of clicks throughout', () => {
    const rows = [
      anInsightRow({ adId: 'a', day: TODAY, linkClicks: null }),
      anInsightRow({ adId: 'b', day: '2026-01-14' }),
    ];
    const clicks = intradayPoints(rows, READING)
      .filter(({ level }) => level === 'account')
      .map((point) => point.clicks);
    expect(clicks).toEqual([250, 250]);
  });
});
