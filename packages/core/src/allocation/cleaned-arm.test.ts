import { describe, expect, it } from 'vitest';
import { aPolicy } from '../../testing/index.ts';
import { cleanArm } from './cleaned-arm.ts';

/** The clicks that are left of days with 10 000 impressions each, the oldest first. */
function cleaned(clicks: readonly (number | null)[], conversions = 0): readonly (number | null)[] {
  const days = clicks.map((each, index) => ({
    daysAgo: clicks.length - index,
    maturity: 1,
    impressions: 10_000,
    clicks: each,
    spend: 10_000,
    conversions,
    revenue: 0,
  }));
  return cleanArm({ id: 'a', budget: 10_000, days }, aPolicy()).days.map((day) => day.clicks);
}

describe('cleanArm', () => {
  it('takes out clicks far above those of the days before', () => {
    expect(cleaned([100, 100, 100, 400, 100])).toEqual([100, 100, 100, 100, 100]);
    expect(cleaned([100, 100, 100, 400, 400, 100])).toEqual([100, 100, 100, 100, 100, 100]);
  });

  it('believes them where that lasts, and measures later days by them', () => {
    expect(cleaned([100, 100, 100, 400, 400, 400])).toEqual([100, 100, 100, 400, 400, 400]);
    expect(cleaned([100, 100, 400, 410, 390, 400, 410])).toEqual([100, 100, 400, 410, 390, 400, 410]);
    expect(cleaned([100, 100, 400, 400, 400, 1600])).toEqual([100, 100, 400, 400, 400, 400]);
  });

  it('doubts days that are not in a row again and again', () => {
    const some = [100, 100, 400, 100, 400, 100, 400, 400];
    expect(cleaned(some)).toEqual(some.map(() => 100));
  });

  it('neither doubts nor believes a day whose clicks are unknown', () => {
    expect(cleaned([100, 100, 400, null, 400, 400])).toEqual([100, 100, 400, null, 400, 400]);
  });

  it('counts conversions of people who only saw it', () => {
    expect(cleaned([10, 10, 10], 25)).toEqual([25, 25, 25]);
  });
});
