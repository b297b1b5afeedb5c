import { addDays, parseDecimal } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { mapCounts } from '../row/day-figures.ts';
import { type AdHistories, createAdHistories } from './ad-histories.ts';

type Seen = { readonly day: string; readonly key?: string; readonly file?: number; readonly name?: string };

function gather(seen: readonly Seen[]): AdHistories {
  const histories = createAdHistories();
  for (const { day, key = 'a', name = 'Blue' } of seen) {
    const placement = {
      adId: key,
      adName: name,
      adSetId: null,
      adSetName: null,
      campaignId: null,
      campaignName: null,
      dailyBudget: null,
      campaignDailyBudget: null,
    };
    const figures = {
      counts: mapCounts(() => 1),
      spend: parseDecimal('1'),
      revenue: null,
      attributionSetting: null,
    };
    histories.add(
      { day, placement, figures, currency: null, account: { id: null, name: null }, namesEvent: false },
      key,
    );
  }
  return histories;
}

const daysOf = (histories: AdHistories) =>
  Object.fromEntries(
    histories.all().map(({ placement, days }) => [placement.adId, [...days.keys()].toSorted()]),
  );

describe('histories', () => {
  it('keep the last day and the 37 before it, whatever the order of the rows', () => {
    const seen = Array.from({ length: 60 }, (_, index) => ({ day: addDays('2026-01-01', index) }));
    const kept = seen.slice(-38).map(({ day }) => day);
    const shuffled = seen.toSorted((a, b) => a.day.slice(-1).localeCompare(b.day.slice(-1)));
    for (const order of [seen, seen.toReversed(), shuffled])
      expect(daysOf(gather(order))).toEqual({ a: kept });
  });

  it('forget an ad that has no day left, and know it again', () => {
    expect(daysOf(gather([{ day: '2026-01-01' }, { day: '2026-03-01', key: 'b' }]))).toEqual({
      b: ['2026-03-01'],
    });
    expect(
      daysOf(gather([{ day: '2026-01-01' }, { day: '2026-03-01', key: 'b' }, { day: '2026-02-20' }])),
    ).toEqual({ a: ['2026-02-20'], b: ['2026-03-01'] });
    expect(
      daysOf(gather([{ day: '2026-01-20' }, { day: '2026-02-20' }, { day: '2026-03-01', key: 'b' }])),
    ).toEqual({
      a: ['2026-02-20'],
      b: ['2026-03-01'],
    });
  });

  it('put an ad where its newest row says', () => {
    const rows = [
      { day: '2026-03-02', name: 'New' },
      { day: '2026-03-01', name: 'Old' },
    ];
    expect(gather(rows).all()).toMatchObject([{ latest: '2026-03-02', placement: { adName: 'New' } }]);
  });
});
