import { describe, expect, it } from 'vitest';
import { aPolicy } from '../../testing/builders/a-policy.ts';
import { addHours, hoursBetween } from '../shared/instant.ts';
import { createRng, type Rng } from '../shared/rng.ts';
import type { ArrivalStep } from './arrival-step.ts';
import { detectOutage } from './detect-outage.ts';
import type { OutageReport } from './outage.ts';

const POLICY = aPolicy();
/** A Sunday, at midnight. */
const START = '2026-01-04T00:00:00.000Z';
const CVR = 0.04;
const DAYS = 21;

/** An account whose clicks follow the day, and whose conversions are known at once. */
type World = {
  readonly clicksPerHour: number;
  /** What is left of clicks, conversions and landing-page views in an hour; 1 by default. */
  readonly clicks?: (hour: number) => number;
  readonly conversions?: (hour: number) => number | null;
  readonly upstream?: (hour: number) => number;
  readonly days?: number;
  readonly rng?: Rng;
};

function stepsOf({ clicksPerHour, clicks, conversions, upstream, days = DAYS, rng }: World): ArrivalStep[] {
  return Array.from({ length: days * 24 }, (_, hour) => {
    const expected = clicksPerHour * (1 - 0.8 * Math.cos((2 * Math.PI * (hour % 24)) / 24));
    const count = Math.round(expected * (clicks?.(hour) ?? 1));
    const left = conversions?.(hour);
    const orders = count * CVR * (left ?? 1);
    return {
      from: addHours(START, hour),
      until: addHours(START, hour + 1),
      spend: count * 20,
      clicks: count,
      conversions: left === null ? null : rng ? poisson(rng, orders) : orders,
      clicksDue: count,
      upstream: upstream ? Math.round(count * 0.8 * upstream(hour)) : null,
    };
  });
}

function poisson(rng: Rng, mean: number): number {
  let count = 0;
  for (let chance = rng.next(); chance > Math.exp(-mean); chance *= rng.next()) count += 1;
  return count;
}

function watch(world: World, closedAtHour?: number): OutageReport {
  return detectOutage({
    steps: stepsOf(world),
    rates: { clicksPerHour: world.clicksPerHour, conversionsPerClick: CVR },
    timeZone: 'UTC',
    closedAt: closedAtHour === undefined ? null : addHours(START, closedAtHour),
    policy: POLICY,
  });
}

/** Hours from `since` to the finding. */
function delay({ outages }: OutageReport, since: number): number | null {
  const [outage] = outages;
  return outage ? hoursBetween(addHours(START, since), outage.presumedAt) : null;
}

const BREAK = 17 * 24;
const gone = (hour: number): number => (hour >= BREAK ? 0 : 1);

describe('detectOutage', () => {
  it('finds nothing where conversions come as they do', () => {
    expect(watch({ clicksPerHour: 100 })).toEqual({ outages: [], collapse: null, silentSince: null });
  });

  it('presumes an outage where conversions are gone and clicks go on', () => {
    const report = watch({ clicksPerHour: 250, conversions: gone });
    expect(report.outages).toMatchObject([{ kind: 'tracking', until: null, since: addHours(START, BREAK) }]);
    // Two orders an hour by night, up to eighteen by day: 14.4 have to be missed.
    expect(delay(report, BREAK)).toBe(6);
    expect(report.outages[0]?.evidence).toMatchObject({ hours: 3, conversions: 0 });
  });

  it('needs 14.4 missed conversions where none comes at all', () => {
    const first = (expected: number) =>
      detectOutage({
        steps: [
          {
            from: START,
            until: addHours(START, 1),
            spend: 1,
            clicks: 100,
            conversions: 0,
            clicksDue: expected,
            upstream: null,
          },
        ],
        rates: { clicksPerHour: 100, conversionsPerClick: 1 },
        timeZone: 'UTC',
        policy: POLICY,
      }).outages.length;
    // 1e-4 = (1 + 0.09 E)^(-1/0.09) at E = 14.34297.
    expect(first(14.342)).toBe(0);
    expect(first(14.344)).toBe(1);
  });

  it.each([
    [500, 'an hour or two', 1, 2],
    [100, 'six hours', 3, 6],
    [20, 'a day', 12, 24],
    [5, 'three days', 48, 72],
  ])('finds one of %i orders a day within %s', (orders, _, from, to) => {
    const noon = BREAK + 12;
    const clicksPerHour = orders / 24 / CVR;
    const report = watch({ clicksPerHour, conversions: (hour) => (hour >= noon ? 0 : 1) });
    expect(delay(report, noon)).toBeGreaterThanOrEqual(from);
    expect(delay(report, noon)).toBeLessThanOrEqual(to);
  });

  it('takes a quiet night for a night', () => {
    const night = (hour: number): number => (hour % 24 < 6 ? 0 : 1);
    expect(watch({ clicksPerHour: 500, clicks: night }).outages).toEqual([]);
  });

  it('takes clicks that are gone as well for what they are', () => {
    const report = watch({ clicksPerHour: 250, clicks: gone });
    expect(report.outages).toEqual([]);
    expect(report.collapse).not.toBeNull();
  });

  it('says that a collapse began when it began, and ends it', () => {
    const report = watch({ clicksPerHour: 250, clicks: (hour) => (hour >= DAYS * 24 - 10 ? 0.05 : 1) });
    expect(report.collapse?.evidence.clicks).toBeLessThan(100);
    const over = watch({
      clicksPerHour: 250,
      clicks: (hour) => (hour >= BREAK && hour < BREAK + 10 ? 0 : 1),
    });
    expect(over.collapse).toBeNull();
  });

  it.each([
    ['there', 1, [{ kind: 'purchase_event' }]],
    ['gone too', 0, []],
    ['far more than usual', 3, []],
  ])('looks at what lies between click and purchase: %s', (_, left, outages) => {
    const upstream = (hour: number): number => (hour >= BREAK ? left : 1);
    expect(watch({ clicksPerHour: 250, conversions: gone, upstream }).outages).toMatchObject(outages);
  });

  it('takes unknown conversions for unknown', () => {
    const conversions = (hour: number) => (hour >= BREAK ? null : 1);
    expect(watch({ clicksPerHour: 250, conversions }).outages).toEqual([]);
  });

  it('takes a part that stays away for no outage', () => {
    expect(watch({ clicksPerHour: 250, conversions: (hour) => (hour >= BREAK ? 0.3 : 1) }).outages).toEqual(
      [],
    );
  });

  it('ends when half of what is expected comes again', () => {
    const report = (share: number) =>
      watch({
        clicksPerHour: 250,
        conversions: (hour) => (hour >= BREAK && hour < BREAK + 30 ? 0 : hour >= BREAK + 30 ? share : 1),
      }).outages;
    expect(report(0.6)).toMatchObject([
      { since: addHours(START, BREAK), until: addHours(START, BREAK + 33) },
    ]);
    expect(report(0.4)).toMatchObject([{ until: null }]);
  });

  it('ends when a person closes it, and starts afresh from there', () => {
    const closed = BREAK + 24;
    expect(watch({ clicksPerHour: 250, conversions: gone }, closed).outages).toMatchObject([
      { until: addHours(START, closed) },
      { since: addHours(START, closed), until: null },
    ]);
    const last = DAYS * 24 + 1;
    expect(watch({ clicksPerHour: 250, conversions: gone }, last).outages).toMatchObject([
      { until: addHours(START, last) },
    ]);
  });

  it('does not learn from what it presumes', () => {
    const twice = (hour: number): number =>
      (hour >= BREAK - 5 * 24 && hour < BREAK - 24) || hour >= BREAK + 24 ? 0 : 1;
    const { outages } = watch({ clicksPerHour: 250, conversions: twice });
    expect(outages).toHaveLength(2);
    expect(outages[1]?.evidence.expectedConversions).toBeGreaterThan(14);
  });

  it('presumes nothing where the account never told what to expect', () => {
    const steps = stepsOf({ clicksPerHour: 250, conversions: gone });
    const none = { clicksPerHour: null, conversionsPerClick: null };
    expect(detectOutage({ steps, rates: none, timeZone: 'UTC', policy: POLICY }).outages).toEqual([]);
    expect(detectOutage({ steps: [], rates: none, timeZone: 'UTC', policy: POLICY }).outages).toEqual([]);
  });

  it('raises hardly a false alarm in 400 days of accounts of all sizes, and misses hardly an outage', () => {
    const rng = createRng('outage');
    const sizes = [5, 20, 100, 500].flatMap((orders) => Array.from({ length: 5 }, () => orders));
    const quiet = sizes.map((orders) => watch({ clicksPerHour: orders / 24 / CVR, rng }));
    expect(quiet.flatMap(({ outages }) => outages)).toEqual([]);
    const larger = sizes.filter((orders) => orders >= 20);
    const broken = larger.map((orders) =>
      watch({ clicksPerHour: orders / 24 / CVR, conversions: gone, rng }),
    );
    const found = broken.filter(({ outages }) => outages.length === 1);
    expect(found.length).toBeGreaterThanOrEqual(0.95 * larger.length);
  });
});
