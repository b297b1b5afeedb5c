import { describe, expect, it } from 'vitest';
import { aPolicy } from '../../testing/builders/a-policy.ts';
import { addDays } from '../shared/day.ts';
import { createRng, type Rng } from '../shared/rng.ts';
import { detectSpike, type SpikeReport } from './detect-spike.ts';
import type { SpikePoint } from './spike-series.ts';

const POLICY = aPolicy();
const PRICE_SPREAD = 0.1;
const HISTORIES = [7, 14, 28];

/** What the days of one entity are like. */
type World = {
  readonly impressions: number;
  /** Relative spread of both rates and of spending from day to day, beyond the noise of counting. */
  readonly spread: number;
  /** How far the click-through rate swings over the week. */
  readonly week?: number;
  /** What is left of the click-through rate on the last day. */
  readonly lastCtr?: number;
};

function normal(rng: Rng): number {
  return Math.sqrt(-2 * Math.log(1 - rng.next())) * Math.cos(2 * Math.PI * rng.next());
}

/** Log-normal around 1. */
function factor(rng: Rng, spread: number): number {
  return Math.exp(spread * normal(rng) - spread ** 2 / 2);
}

function poisson(rng: Rng, mean: number): number {
  if (mean > 100) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(rng)));
  let count = 0;
  for (let chance = rng.next(); chance > Math.exp(-mean); chance *= rng.next()) count += 1;
  return count;
}

function aDay(
  rng: Rng,
  day: number,
  last: boolean,
  { impressions, spread, week = 0, lastCtr = 1 }: World,
): SpikePoint {
  const vary = () => factor(rng, spread);
  const spending = vary();
  const delivered = poisson(rng, impressions * spending * factor(rng, PRICE_SPREAD));
  const ctr = 0.012 * (1 + week * Math.sin((2 * Math.PI * day) / 7)) * (last ? lastCtr : 1);
  const clicks = poisson(rng, delivered * ctr * vary());
  const maturity = last ? 0.6 : 1;
  const conversions = poisson(rng, maturity * clicks * 0.04 * vary());
  // The squared coefficient of variation of the orders is 1.69.
  const orders = Array.from({ length: conversions }, () => 5000 * factor(rng, Math.sqrt(Math.log(2.69))));
  return {
    period: addDays('2026-01-01', day),
    impressions: delivered,
    clicks,
    spend: Math.round(50_000 * spending),
    conversions,
    revenue: Math.round(orders.reduce((sum, order) => sum + order, 0)),
    frequency: 1.2 * factor(rng, 0.05),
    maturity,
  };
}

/** Reports on the last day of entities that have been watched for as many days. */
function watch(seed: string, history: number, entities: number, world: World): readonly SpikeReport[] {
  const rng = createRng(`${seed} ${history}`);
  return Array.from({ length: entities }, () => {
    const series = Array.from({ length: history + 1 }, (_, day) => aDay(rng, day, day === history, world));
    return detectSpike({ series, policy: POLICY });
  });
}

/** The share of days on which the click-through rate was called a spike. */
function shareFound(reports: readonly SpikeReport[]): number {
  const right = reports.filter(({ tests }) =>
    tests.some(({ metric, severity }) => metric === 'ctr' && severity !== null),
  );
  return right.length / reports.length;
}
describe('detectSpike raises', () => {
  it.each([
    ['of 2 000 impressions a day', { impressions: 2000, spread: 0.15 }],
    ['of 20 000 impressions a day', { impressions: 20_000, spread: 0.15 }],
    ['with a rhythm of the week', { impressions: 20_000, spread: 0.15, week: 0.2 }],
  ])('at most one false alarm on 200 ordinary days of entities %s', (name, world) => {
    const reports = HISTORIES.flatMap((history) => watch(name, history, 1000, world));
    const alarms = reports.flatMap(({ tests }) => tests).filter(({ severity }) => severity !== null);
    expect(alarms.length / reports.length).toBeLessThanOrEqual(1 / 200);
  });

  it('an alarm where the click-through rate halves and days are alike', () => {
    const halved = watch('halved', 28, 400, { impressions: 20_000, spread: 0.05, lastCtr: 0.5 });
    expect(shareFound(halved)).toBeGreaterThan(0.95);
  });

  it.each([7, 28])('an alarm after %d days where it falls to a third, though days differ', (history) => {
    const fallen = watch('fallen', history, 400, { impressions: 20_000, spread: 0.15, lastCtr: 1 / 3 });
    expect(shareFound(fallen)).toBeGreaterThan(0.85);
  });
});
