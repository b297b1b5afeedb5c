import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import cases from '../../cases/maturity.json' with { type: 'json' };
import { assertProperty } from '../../testing/assert-property.ts';
import { aPolicy } from '../../testing/index.ts';
import { addDays, startOfDay } from '../shared/day.ts';
import { addHours } from '../shared/instant.ts';
import { createRng } from '../shared/rng.ts';
import type { ConversionRevision } from './conversion-revision.ts';
import { estimateMaturity, priorCurve } from './estimate-maturity.ts';
import { maturityMoments } from './maturity-ages.ts';

const NOW = '2026-01-29T00:00:00.000Z';
const TODAY = '2026-01-29';

/** Readings an hour before each age, of days that ended one after another, the last one longest ago. */
function readings(
  counts: readonly (readonly (number | null)[])[],
  first = -8,
): readonly ConversionRevision[] {
  return counts.flatMap((row, index) => {
    const day = addDays(TODAY, first - index);
    return row.flatMap((conversions, age) =>
      conversions === null ? [] : [{ day, conversions, knownAt: `${addDays(day, age)}T23:00:00.000Z` }],
    );
  });
}

const policy = aPolicy();

describe('estimateMaturity', () => {
  it.each(cases)('learns from $name', ({ input, expected }) => {
    const { counts, priorShares, priorWeight, firstDaysAgo, readAt } = input;
    const estimate = estimateMaturity({
      // A row for each day, the longest ago first.
      revisions: readings(counts.toReversed(), counts.length - 1 - firstDaysAgo),
      readAt,
      now: NOW,
      policy: aPolicy({ maturity: { priorShares, priorWeight } }),
    });
    for (const [field, values] of Object.entries(expected)) {
      const { evidence, ...curve } = estimate;
      const found = { ...curve, ...evidence }[field] ?? [];
      expect(found).toHaveLength(values.length);
      for (const [index, value] of values.entries()) expect(found[index]).toBeCloseTo(value, 9);
    }
  });

  it('gives the interval of the beta distribution with the same mean and variance', () => {
    const { shares, low, high } = estimateMaturity({
      revisions: readings([[12, 15]]),
      now: NOW,
      policy: aPolicy({ maturity: { priorShares: [0.5, 1], priorWeight: 2 } }),
    });
    // One factor only: the beta distribution is its own, with 1 + 12 and 1 + 3.
    expect(shares).toEqual([13 / 17, 1]);
    expect(low[0]).toBeCloseTo(0.5435, 3);
    expect(high[0]).toBeCloseTo(0.9273, 3);
    expect([low[1], high[1]]).toEqual([1, 1]);
  });

  it('is the prior where there is no history, and as unsure as its weight', () => {
    const estimate = estimateMaturity({ revisions: [], now: NOW, policy });
    const { evidence, ...curve } = estimate;
    expect(curve).toEqual(priorCurve(policy));
    expect(evidence.known).toHaveLength(7);
    expect(curve.low[0]).toBeLessThan(0.5);
    expect(curve.high[0]).toBeGreaterThan(0.7);
  });

  it.each([
    ['before the history', readings([[1, 100]], -29)],
    ['of an age that has not come', [{ day: '2026-01-28', conversions: 3, knownAt: addHours(NOW, 9) }]],
    [
      'that does not tell its conversions',
      readings([[9, 9]]).map((each) => ({ ...each, conversions: null })),
    ],
    [
      'too long before the age',
      readings([[1, 9]]).map((each) => ({ ...each, knownAt: addHours(each.knownAt, -6) })),
    ],
    ['of an earlier age', [{ day: '2026-01-20', conversions: 3, knownAt: '2026-01-20T23:00:00.000Z' }]],
  ])('learns nothing from a reading %s', (_, revisions) => {
    expect(estimateMaturity({ revisions, readAt: [], now: NOW, policy }).shares[0]).toBeCloseTo(0.6, 12);
  });

  it('knows a figure to stand where the day was read and had not changed', () => {
    const day = '2026-01-20';
    const revisions = [
      { day, conversions: 60, knownAt: `${day}T23:00:00.000Z` },
      { day, conversions: 100, knownAt: '2026-01-21T23:00:00.000Z' },
    ];
    const learn = (readAt: readonly string[] | null) =>
      estimateMaturity({ revisions, readAt, now: NOW, policy }).evidence;
    const prior = estimateMaturity({ revisions: [], now: NOW, policy }).evidence;
    const added = ({ known }: { readonly known: readonly number[] }) =>
      known.map((count, age) => Math.round(count - (prior.known[age] ?? 0)));
    expect(added(learn([]))).toEqual([60, 0, 0, 0, 0, 0, 0]);
    expect(added(learn(['2026-01-22T23:30:00.000Z']))).toEqual([60, 100, 0, 0, 0, 0, 0]);
    // Half a day before the age nobody knows what came in until it.
    expect(added(learn(['2026-01-22T12:00:00.000Z']))).toEqual([60, 0, 0, 0, 0, 0, 0]);
    expect(added(learn(['2026-01-22T23:30:00.000Z', '2026-01-24T23:30:00.000Z']))).toEqual([
      60, 100, 0, 0, 0, 0, 0,
    ]);
    expect(added(learn(null))).toEqual([60, 100, 100, 100, 100, 100, 100]);
  });

  it('takes the last reading of an age, in whatever order they come', () => {
    const [first, second] = readings([[10, 20]]);
    if (!first || !second) throw new Error('no readings');
    const earlier = { ...second, conversions: 11, knownAt: addHours(second.knownAt, -2) };
    const learn = (revisions: readonly ConversionRevision[]) =>
      estimateMaturity({ revisions, now: NOW, policy }).evidence;
    expect(learn([second, earlier, first])).toEqual(learn([first, second]));
  });

  it('counts days from midnight to midnight of the account, through the change of clocks', () => {
    const timeZone = 'America/New_York';
    // The 8th of March 2026 has 23 hours there.
    const ends = (days: number) => startOfDay(addDays('2026-03-07', days + 1), timeZone);
    const revisions = [
      { day: '2026-03-07', conversions: 4, knownAt: ends(0) },
      { day: '2026-03-07', conversions: 8, knownAt: ends(1) },
      { day: '2026-03-07', conversions: 80, knownAt: addHours(ends(1), 0.5) },
    ];
    const { evidence } = estimateMaturity({ revisions, readAt: [], now: ends(20), policy, timeZone });
    const prior = estimateMaturity({ revisions: [], now: ends(20), policy }).evidence;
    expect((evidence.known[0] ?? 0) - (prior.known[0] ?? 0)).toBeCloseTo(4, 9);
    expect((evidence.late[0] ?? 0) - (prior.late[0] ?? 0)).toBeCloseTo(4, 9);
    expect(evidence.late[1]).toEqual(prior.late[1]);
  });

  it('leaves out the days of an outage, and what should have come in on them', () => {
    const revisions = readings([[10, 10, 20]]);
    const learn = (excludedDays: readonly string[]) =>
      estimateMaturity({ revisions, now: NOW, policy, excludedDays }).evidence;
    const prior = estimateMaturity({ revisions: [], now: NOW, policy }).evidence;
    expect(learn(['2026-01-21'])).toEqual(prior);
    // The day after: the conversions of the 21st that it should have brought.
    expect(learn(['2026-01-22']).known[0]).toBe(prior.known[0]);
    expect(learn(['2026-01-22']).known[1]).toBeGreaterThan(prior.known[1] ?? 0);
    expect(learn(['2026-01-10'])).toEqual(learn([]));
  });

  it("starts a campaign from the account's curve, which weighs 200 conversions at most", () => {
    const account = estimateMaturity({
      revisions: readings(
        Array.from({ length: 20 }, () => [300, 1000]),
        -3,
      ),
      readAt: [],
      now: NOW,
      policy,
    });
    const campaign = estimateMaturity({ revisions: [], now: NOW, policy, account: account.evidence });
    expect(campaign.shares[0]).toBeCloseTo(account.shares[0] ?? 0, 12);
    expect((campaign.evidence.known[0] ?? 0) + (campaign.evidence.late[0] ?? 0)).toBeCloseTo(200, 9);
    // Ages that the account knows less of keep their weight.
    expect((campaign.evidence.known[6] ?? 0) + (campaign.evidence.late[6] ?? 0)).toBeCloseTo(30, 9);
    expect(campaign.high[0]).toBeGreaterThan(account.high[0] ?? 1);
  });

  it('looks at the hours after a day where it is asked to', () => {
    const day = '2026-01-20';
    const end = startOfDay(addDays(day, 1), 'UTC');
    const revisions = [0, 1, 3, 6, 12, 24].map((hours) => ({
      day,
      conversions: 100 + 10 * hours,
      knownAt: addHours(end, hours),
    }));
    const hourly = estimateMaturity({ revisions, now: NOW, policy, grain: 'hour' });
    expect(hourly.shares).toHaveLength(12);
    const shares = hourly.shares;
    expect(shares.every((share, index) => index === 0 || share >= (shares[index - 1] ?? 0))).toBe(true);
    const prior = estimateMaturity({ revisions: [], now: NOW, policy, grain: 'hour' });
    const learned = hourly.evidence.late.map((count, index) => count - (prior.evidence.late[index] ?? 0));
    for (const [index, late] of [10, 20, 30, 60, 120, 0].entries())
      expect(learned[index]).toBeCloseTo(late, 9);
    expect(prior.shares[0]).toBeCloseTo(0.6, 12);
    // Of 4.095 hours' worth of clicks that become known in the day after, 1.359 do in its first six hours.
    expect(prior.shares[3]).toBeCloseTo(0.6 + 0.16 * (1.359 / 4.095), 12);
    expect(prior.shares[5]).toBeCloseTo(0.76, 12);
  });

  it.each([
    ['revisions', { revisions: [{ day: TODAY, conversions: -1, knownAt: NOW }] }],
    ['revisions', { revisions: [{ day: TODAY, conversions: Number.NaN, knownAt: NOW }] }],
    ['revisions', { revisions: [{ day: TODAY, conversions: 1, knownAt: 'zzz' }] }],
    ['revisions', { revisions: [{ day: 'zzz', conversions: 1, knownAt: NOW }] }],
    ['readAt', { readAt: ['yesterday'] }],
    ['account', { account: { known: [3], late: [1] } }],
    ['account', { account: { known: [9, 9, 9, 9, 9, 9, 9], late: [] } }],
    ['account', { account: { known: [-9, 9, 9, 9, 9, 9, 9], late: [10, 1, 1, 1, 1, 1, 1] } }],
    ['account', { account: { known: [9, 9, 9, 9, 9, 9, 9], late: [-8, 1, 1, 1, 1, 1, 1] } }],
    ['account', { account: { known: [0, 9, 9, 9, 9, 9, 9], late: [0, 1, 1, 1, 1, 1, 1] } }],
    ['account', { account: { known: [Number.NaN, 9, 9, 9, 9, 9, 9], late: [0, 1, 1, 1, 1, 1, 1] } }],
  ])('refuses impossible %s', (argument, wrong) => {
    const given = { revisions: [], now: NOW, policy, ...wrong };
    expect(() => estimateMaturity(given)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });

  it('is certain of a share that next to nothing was added to, and of one that next to nothing was known of', () => {
    const sure = { known: [30, 30, 30, 30, 30, 30, 30], late: [1e-20, 0, 0, 0, 0, 0, 0] };
    const { shares, low, high } = estimateMaturity({ revisions: [], now: NOW, policy, account: sure });
    expect([shares[0], low[0], high[0]]).toEqual([1, 1, 1]);
    const none = { known: [1e-30, 0, 30, 30, 30, 30, 30], late: [1, 1, 1, 1, 1, 1, 1] };
    const early = estimateMaturity({ revisions: [], now: NOW, policy, account: none });
    expect(early.shares.slice(0, 2)).toEqual([0, 0]);
    expect(early.high[0]).toBe(0);
  });

  const anyCounts = fc.array(fc.array(fc.option(fc.integer({ min: 0, max: 5000 })), { maxLength: 8 }), {
    maxLength: 20,
  });

  it('gives shares that grow to 1, each inside its interval, whatever was read in whatever order', () => {
    assertProperty(
      fc.property(anyCounts, (counts) => {
        const revisions = readings(counts);
        const { shares, low, high } = estimateMaturity({ revisions, now: NOW, policy });
        for (const [age, share] of shares.entries()) {
          expect(share).toBeGreaterThanOrEqual(shares[age - 1] ?? 0);
          expect(low[age]).toBeGreaterThanOrEqual(0);
          expect(low[age]).toBeLessThanOrEqual(share);
          expect(high[age]).toBeGreaterThanOrEqual(share);
          expect(high[age]).toBeLessThanOrEqual(1);
        }
        expect(shares.at(-1)).toBe(1);
        expect(estimateMaturity({ revisions: revisions.toReversed(), now: NOW, policy })).toEqual(
          estimateMaturity({ revisions, now: NOW, policy }),
        );
      }),
    );
  });

  it('believes in slower conversions the more of them come late', () => {
    assertProperty(
      fc.property(anyCounts, fc.integer({ min: 1, max: 500 }), (counts, more) => {
        const learn = (late: number) =>
          estimateMaturity({
            revisions: readings([...counts, [100, 100 + late]], -8),
            readAt: [],
            now: NOW,
            policy,
          }).shares;
        expect(learn(more)[0]).toBeLessThan(learn(0)[0] ?? 0);
      }),
    );
  });
});

describe('the interval of a share', () => {
  it('holds the true one as often as it says, though the prior is wrong', () => {
    const truth = [0.52, 0.7, 0.8, 0.86, 0.91, 0.95, 0.98, 1];
    const rng = createRng('late conversions');
    // How old each of a day's 10 conversions is when it becomes known.
    const row = (): readonly number[] => {
      const ages = Array.from({ length: 10 }, () => {
        const draw = rng.next();
        return truth.findIndex((share) => draw < share);
      });
      return truth.map((_, age) => ages.filter((known) => known <= age).length);
    };
    const runs = Array.from({ length: 300 }, () => {
      const revisions = readings(Array.from({ length: 20 }, row));
      return estimateMaturity({ revisions, now: NOW, policy });
    });
    for (const age of [0, 1, 3]) {
      const share = truth[age] ?? Number.NaN;
      const held = runs.filter(({ low, high }) => (low[age] ?? 1) <= share && share <= (high[age] ?? 0));
      expect(held.length / runs.length).toBeGreaterThan(0.93);
      const mean = runs.reduce((sum, { shares }) => sum + (shares[age] ?? 0), 0) / runs.length;
      expect(Math.abs(mean - share)).toBeLessThan(0.02);
    }
  });
});

describe('maturityMoments', () => {
  it('are the ends of the days after each day of the history, up to the start of today', () => {
    const moments = maturityMoments(TODAY, { timeZone: 'America/New_York', policy });
    expect(moments.filter(({ day }) => day === '2026-01-28')).toEqual([
      { day: '2026-01-28', asOf: '2026-01-29T05:00:00.000Z' },
    ]);
    expect(moments.filter(({ day }) => day === '2026-01-10')).toHaveLength(8);
    expect(new Set(moments.map(({ day }) => day)).size).toBe(28);
  });

  it('hold the hours after each day where they are asked for', () => {
    const moments = maturityMoments(TODAY, { timeZone: 'UTC', policy, grain: 'hour' });
    expect(moments.filter(({ day }) => day === '2026-01-10')).toHaveLength(12);
    expect(moments).toContainEqual({ day: '2026-01-10', asOf: '2026-01-11T03:00:00.000Z' });
  });
});
