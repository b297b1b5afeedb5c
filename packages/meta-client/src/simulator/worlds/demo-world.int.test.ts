import { describe, expect, it } from 'vitest';
import { openSimulator } from '../../../testing/open-simulator.ts';
import { demoWorld } from './demo-world.ts';

const LOOKED_AT = '2026-02-02T11:00:00.000Z';

describe('demoWorld', () => {
  const { simulator, get } = openSimulator({ world: demoWorld(), seed: 'demo', now: LOOKED_AT });
  const truth = simulator.truth();

  function roasOf(adSetName: string): number {
    const adSet = truth.adSets.find(({ name }) => name === adSetName);
    const ads = truth.ads.filter(({ adSetId }) => adSetId === adSet?.adSetId);
    return ads.reduce((sum, { expectedRoas }) => sum + expectedRoas, 0) / ads.length;
  }

  it.each([
    ['Lookalike of buyers', 4.5],
    ['Broad, 25 to 44', 5],
    ['Interest in running', 4],
    ['Left a basket', 2.4],
    ['Visited in 30 days', 2.1],
    ['Clearance', 1.1],
    ['Brand story', 0.35],
    ['Hook test', 2.2],
    ['Canada, broad', 2.2],
    // on its last day: one creative of two has lost half of its clicks
    ['Bestsellers', 1.8],
    // and three quarters of the purchases are gone
    ['Gift sets', 0.6],
  ])('%s earns %d per unit of spend', (name, roas) => {
    expect(Math.abs(roasOf(name) - roas)).toBeLessThan(0.1);
  });

  it('has spent close to its budgets over four weeks', () => {
    for (const { dailyBudget, spendByDay } of truth.adSets) {
      const days = Object.values(spendByDay).slice(0, -1);
      const mean = days.reduce((sum, spend) => sum + spend, 0) / days.length;
      if (dailyBudget !== null) expect(Math.abs(mean / dailyBudget - 0.96)).toBeLessThan(0.08);
    }
  });

  it('has one ad set in learning that is three days old', async () => {
    const fields = 'name,created_time,learning_stage_info{status}';
    const { body } = await get(`${simulator.accountId}/adsets`, { fields });
    const learning = body.data.filter(
      (adSet: { learning_stage_info: { status: string } }) => adSet.learning_stage_info.status === 'LEARNING',
    );
    expect(learning).toMatchObject([{ name: 'Canada, broad', created_time: '2026-01-30T00:00:00-0500' }]);
  });
});
