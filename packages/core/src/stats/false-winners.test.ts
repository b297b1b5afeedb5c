import { describe, expect, it } from 'vitest';
import { createRng, type Rng } from '../shared/rng.ts';
import type { ArmsComparison } from './arms-comparison.ts';
import { chiSquareTest } from './chi-square-test.ts';
import { compareArms, type RateArm } from './compare-arms.ts';
import { estimateDispersion } from './estimate-dispersion.ts';
import type { RunningPValues } from './running-p-values.ts';

const RUNS = 300;
const DAYS = 14;
const EMBARGO_DAYS = 2;
const IMPRESSIONS = 5000;
const CTR = 0.02;
const NOISE = 0.15;
const ALPHA = 0.05;
// What an account with a long history knows of itself.
const PRIOR = { cv: NOISE, weight: 24 };

function normal(rng: Rng): number {
  return Math.sqrt(-2 * Math.log(1 - rng.next())) * Math.cos(2 * Math.PI * rng.next());
}

/** Clicks of one ad, day by day. Its rate is another one every day; around it clicks are independent. */
function clicksOf(rng: Rng, lift: number, cv: number): readonly number[] {
  return Array.from({ length: DAYS }, () => {
    const mean = IMPRESSIONS * CTR * (1 + lift) * (1 + cv * normal(rng));
    return Math.max(0, Math.round(mean + Math.sqrt(mean * (1 - CTR)) * normal(rng)));
  });
}

/** A rule by which somebody stops serving ads at a look. */
type Removal = (comparison: ArmsComparison, day: number) => readonly string[];

type Outcome = { readonly alwaysValid: string | null; readonly chiSquare: boolean };

/** One test with a look at the end of every day. */
function runTest(rng: Rng, lifts: readonly number[], cv: number, remove: Removal): Outcome {
  const clicks = lifts.map((lift) => clicksOf(rng, lift, cv));
  let running: RunningPValues = {};
  let alwaysValid: string | null = null;
  let chiSquare = false;
  let served = lifts.map((_, at) => at);
  for (let day = EMBARGO_DAYS; day <= DAYS; day += 1) {
    const rows = served.map((at) => ({ id: String(at), counts: (clicks[at] ?? []).slice(0, day) }));
    const successes = rows.map(({ counts }) => counts);
    const trials = rows.map(() => Array.from({ length: day }, () => IMPRESSIONS));
    const arms = rows.map(
      ({ id, counts: row }): RateArm => ({
        id,
        successes: row.reduce((sum, count) => sum + count, 0),
        trials: day * IMPRESSIONS,
      }),
    );
    const dispersion = estimateDispersion({ trials, successes }, { prior: PRIOR });
    const comparison = compareArms(arms, { alpha: ALPHA, dispersion, running });
    running = comparison.running;
    alwaysValid ??= comparison.winnerId;
    const gone = remove(comparison, day);
    if (served.length - gone.length >= 2) served = served.filter((at) => !gone.includes(String(at)));
    const table = arms.map((arm) => [arm.successes, arm.trials - arm.successes]);
    chiSquare ||= (chiSquareTest(table, { yates: false }).pValue ?? 1) < ALPHA;
  }
  return { alwaysValid, chiSquare };
}

const KEEP: Removal = () => [];
const REMOVE_LOSERS: Removal = ({ eliminated }) => eliminated.map(({ loserId }) => loserId);
// As if the best so far had to be spared.
const REMOVE_LEADER: Removal = ({ leaderId }, day) => (day === 4 && leaderId !== null ? [leaderId] : []);

function runTests(
  seed: string,
  lifts: readonly number[],
  cv: number,
  { remove = KEEP, runs = RUNS }: { readonly remove?: Removal; readonly runs?: number } = {},
): readonly Outcome[] {
  const rng = createRng(seed);
  return Array.from({ length: runs }, () => runTest(rng, lifts, cv, remove));
}

function share(outcomes: readonly Outcome[], holds: (outcome: Outcome) => boolean): number {
  return outcomes.filter(holds).length / outcomes.length;
}

describe('a test that is looked at every day for two weeks', () => {
  it.each([
    ['2 ads', 2, 0],
    ['2 ads with day-to-day noise', 2, NOISE],
    ['5 ads with day-to-day noise', 5, NOISE],
  ])('finds no winner among %s that are alike, where chi-square does', (name, ads, cv) => {
    const outcomes = runTests(
      name,
      Array.from({ length: ads }, () => 0),
      cv,
    );
    expect(share(outcomes, ({ alwaysValid }) => alwaysValid !== null)).toBeLessThanOrEqual(0.03);
    expect(share(outcomes, ({ chiSquare }) => chiSquare)).toBeGreaterThan(cv === 0 ? 0.12 : 0.5);
  });

  it.each([
    ['losers are removed from among 5 of which two are best', [0.3, 0.3, 0, 0, 0], REMOVE_LOSERS],
    [
      'losers are removed from among 10 of which two are best',
      [0.3, 0.3, 0, 0, 0, 0, 0, 0, 0, 0],
      REMOVE_LOSERS,
    ],
    ['the leader is removed from among 4 that are alike', [0, 0, 0, 0], REMOVE_LEADER],
  ])('finds hardly a winner that is none where %s', (name, lifts, remove) => {
    const outcomes = runTests(name, lifts, NOISE, { remove, runs: 150 });
    expect(share(outcomes, ({ alwaysValid }) => alwaysValid !== null)).toBeLessThanOrEqual(0.04);
  });

  it('finds the best of 5 as often where losers are removed, and no other one', () => {
    const lifts = [0, 0.5, 0, 0.1, 0];
    const [kept, removed] = [KEEP, REMOVE_LOSERS].map((remove) =>
      runTests('the best of 5', lifts, NOISE, { remove, runs: 100 }),
    );
    for (const outcomes of [kept ?? [], removed ?? []]) {
      expect(share(outcomes, ({ alwaysValid }) => alwaysValid === '1')).toBeGreaterThan(0.9);
      expect(share(outcomes, ({ alwaysValid }) => alwaysValid !== '1' && alwaysValid !== null)).toBe(0);
    }
  });

  it('finds the better one of two by the end, and no other one', () => {
    const outcomes = runTests('one of two is better', [0, 0.3], NOISE);
    expect(share(outcomes, ({ alwaysValid }) => alwaysValid === '1')).toBeGreaterThan(0.75);
    expect(share(outcomes, ({ alwaysValid }) => alwaysValid === '0')).toBe(0);
  });
});
