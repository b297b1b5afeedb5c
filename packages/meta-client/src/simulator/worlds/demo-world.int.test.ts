import { describe, expect, it } from 'vitest';
import { openSimulator } from '../../../testing/open-simulator.ts';
import { demoWorld } from './demo-world.ts';

const LOOKED_AT = '2026-02-02T11:00:00.000Z';
const DAY_BEFORE_CHANGES = '2026-01-31T11:00:00.000Z';

function openDemo(now: string) {
  const account = openSimulator({ world: demoWorld(), seed: 'demo', now });
  const truth = account.simulator.truth();
  const adsOf = (adSetName: string) => {
    const adSet = truth.adSets.find(({ name }) => name === adSetName);
    return truth.ads.filter(({ adSetId }) => adSetId === adSet?.adSetId);
  };
  const roasOf = (adSetName: string) => {
    const ads = adsOf(adSetName);
    return ads.reduce((sum, { expectedRoas }) => sum + expectedRoas, 0) / ads.length;
  };
  return { ...account, truth, adsOf, roasOf };
}

describe('demoWorld', () => {
  const before = openDemo(DAY_BEFORE_CHANGES);
  const demo = openDemo(LOOKED_AT);

  it.each([
    ['a winner on a small budget', 'Lookalike of buyers', 4, 5],
    ['a winner on a large budget', 'Broad, 25 to 44', 4.5, 5.5],
    ['a winner on a very large budget', 'Interest in running', 3.5, 4.5],
    ['steady', 'Left a basket', 1.9, 2.6],
    ['steady', 'Visited in 30 days', 1.9, 2.6],
    ['steady', 'Bestsellers', 1.9, 2.6],
    ['steady', 'Gift sets', 1.9, 2.6],
    ['a loser', 'Clearance', 0.9, 1.3],
    ['hopeless', 'Brand story', 0.2, 0.5],
  ])('has %s: %s with a ROAS from %d to %d', (_, name, low, high) => {
    expect(before.roasOf(name)).toBeGreaterThan(low);
    expect(before.roasOf(name)).toBeLessThan(high);
  });

  it('has a creative whose clicks halve and a shop whose sales break on the day before', () => {
    const [worn, fresh] = demo.adsOf('Bestsellers');
    const [wornBefore] = before.adsOf('Bestsellers');
    expect((worn?.ctr ?? 0) / (wornBefore?.ctr ?? 0)).toBeCloseTo(0.5, 10);
    expect(fresh).toEqual(before.adsOf('Bestsellers')[1]);
    expect(demo.roasOf('Gift sets') / before.roasOf('Gift sets')).toBeLessThanOrEqual(0.25);
  });

  it('has a test of two ads that differ in their click-through rate alone', () => {
    const [first, second] = demo.adsOf('Hook test');
    expect((first?.ctr ?? 0) / (second?.ctr ?? 0)).toBeCloseTo(1.6, 10);
    const { cvr, averageOrderValue, cpm } = first ?? {};
    expect(second).toMatchObject({ cvr, averageOrderValue, cpm });
  });

  it('spends close to its budgets over four weeks', () => {
    for (const { dailyBudget, spendByDay } of demo.truth.adSets) {
      const days = Object.values(spendByDay).slice(0, -1);
      const mean = days.reduce((sum, spend) => sum + spend, 0) / days.length;
      if (dailyBudget !== null) expect(Math.abs(mean / dailyBudget - 0.96)).toBeLessThan(0.08);
    }
  });

  it('has one ad set in learning, three days old', async () => {
    const fields = 'name,created_time,learning_stage_info{status}';
    const { body } = await demo.get(`${demo.simulator.accountId}/adsets`, { fields });
    const learning = body.data.filter((adSet) => adSet.learning_stage_info.status === 'LEARNING');
    expect(learning).toMatchObject([{ name: 'Canada, broad', created_time: '2026-01-30T00:00:00-0500' }]);
  });
});
