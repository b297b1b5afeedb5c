import { describe, expect, it } from 'vitest';
import { aPolicy } from '../../testing/builders/a-policy.ts';
import { anIntradayPoint } from '../../testing/builders/an-intraday-point.ts';
import { shareArrived } from '../maturity/share-arrived.ts';
import type { IntradayPoint } from '../model/insight-row.ts';
import { arrivalSteps } from './arrival-steps.ts';

const POLICY = aPolicy();

function steps(points: readonly Partial<IntradayPoint>[], timeZone = 'UTC') {
  return arrivalSteps(
    points.map((point) => anIntradayPoint(point)),
    { timeZone, curve: null, policy: POLICY },
  );
}

const at = (time: string, day = '15') => `2026-01-${day}T${time}:00.000Z`;

describe('arrivalSteps', () => {
  it('gives what each reading adds to the one before, the first one since midnight', () => {
    expect(
      steps([
        { readAt: at('12:00'), clicks: 100, conversions: 4, spend: 2500 },
        { readAt: at('13:00'), clicks: 130, conversions: 5, spend: 3100 },
      ]),
    ).toMatchObject([
      { from: at('00:00'), until: at('12:00'), clicks: 100, conversions: 4, spend: 2500, upstream: null },
      { from: at('12:00'), until: at('13:00'), clicks: 30, conversions: 1, spend: 600 },
    ]);
  });

  it('counts a conversion when it becomes known, also those of yesterday', () => {
    const yesterday = { day: '2026-01-14', clicks: 200, spend: 5000 };
    const [first, second] = steps([
      { readAt: at('01:00'), clicks: 10, conversions: 0, spend: 100 },
      { ...yesterday, readAt: at('01:00'), conversions: 7 },
      { readAt: at('02:00'), clicks: 20, conversions: 1, spend: 200 },
      { ...yesterday, readAt: at('02:00'), conversions: 9 },
    ]);
    // What the first reading tells of yesterday came since yesterday's midnight.
    expect(first).toMatchObject({ from: at('00:00', '14'), clicks: 210, conversions: 7 });
    expect(second).toMatchObject({ clicks: 10, conversions: 3, spend: 100 });
  });

  it('goes on over midnight', () => {
    expect(
      steps([
        { readAt: at('23:00', '14'), day: '2026-01-14', clicks: 100, conversions: 4, spend: 1000 },
        { readAt: at('00:30'), day: '2026-01-14', clicks: 120, conversions: 6, spend: 1200 },
        { readAt: at('00:30'), day: '2026-01-15', clicks: 5, conversions: 0, spend: 50 },
      ])[1],
    ).toMatchObject({ from: at('23:00', '14'), until: at('00:30'), clicks: 25, conversions: 2, spend: 250 });
  });

  it('expects of each click what becomes known in the step', () => {
    const share = shareArrived(null, POLICY);
    const [first, second] = steps([
      { readAt: at('02:00'), clicks: 100, conversions: 0 },
      { readAt: at('04:00'), clicks: 160, conversions: 0 },
    ]);
    // Clicks come in the middle of their step, on average.
    expect(first?.clicksDue).toBeCloseTo(100 * share(1), 9);
    expect(second?.clicksDue).toBeCloseTo(100 * (share(3) - share(1)) + 60 * share(1), 9);
  });

  it('takes a correction downwards for nothing that came', () => {
    const points = [
      { readAt: at('12:00'), clicks: 100, conversions: 4, spend: 2500 },
      { readAt: at('13:00'), clicks: 90, conversions: 3, spend: 2400 },
    ];
    expect(steps(points)[1]).toMatchObject({ clicks: 0, conversions: 0, spend: 0 });
  });

  it.each(['clicks', 'conversions'] as const)('keeps unknown %s unknown', (name) => {
    const points = [{ readAt: at('12:00') }, { readAt: at('13:00'), [name]: null }, { readAt: at('14:00') }];
    expect(steps(points).map((step) => step[name] === null)).toEqual([false, true, true]);
  });

  it('reads days in the zone of the account', () => {
    const points = [{ readAt: at('12:00'), day: '2026-01-15' }];
    expect(steps(points, 'Asia/Kathmandu')[0]?.from).toBe(at('18:15', '14'));
  });

  it('knows nothing of what lies between readings that are days apart', () => {
    const later = [
      { readAt: at('10:00', '18'), day: '2026-01-17', clicks: 70, conversions: 3 },
      { readAt: at('10:00', '18'), day: '2026-01-18', clicks: 30, conversions: 1 },
    ];
    expect(steps([{ readAt: at('12:00') }, ...later])[1]).toMatchObject({
      from: at('00:00', '17'),
      until: at('10:00', '18'),
      clicks: 100,
      conversions: 4,
    });
  });

  it('begins with the first day that a reading tells of', () => {
    const points = [
      { readAt: at('20:00', '14'), day: '2026-01-14' },
      { readAt: at('06:00'), day: '2026-01-15' },
    ];
    expect(steps(points)[1]).toMatchObject({ from: at('00:00'), until: at('06:00') });
  });

  it('does not depend on the order of points', () => {
    const points = [at('10:00'), at('11:00'), at('12:30')].map((readAt, index) => ({
      readAt,
      clicks: 100 * index,
    }));
    expect(steps(points.toReversed())).toEqual(steps(points));
  });

  it('gives nothing without a reading', () => {
    expect(steps([])).toEqual([]);
  });
});
