import { describe, expect, it } from 'vitest';
import { type GraphCalls, type GraphObject, openSimulator } from '../../../testing/open-simulator.ts';
import { anAd, smallWorld } from '../../../testing/small-world.ts';
import type { WorldInput } from '../index.ts';

const DAY_MS = 24 * 3_600_000;

type Ad = WorldInput['campaigns'][number]['adSets'][number]['ads'][number];
type Sums = { impressions: number; clicks: number; spend: number; purchases: number; revenue: number };

/** One ad set of 1 000.00 a day. */
function worldOf(ads: readonly Ad[], overrides: Partial<WorldInput> = {}): WorldInput {
  const adSets = [{ id: 'set', name: 'set', dailyBudget: 1_000_00, ads }];
  return smallWorld({ campaigns: [{ name: 'one', adSets }], ...overrides });
}

async function readRows(
  { get }: Pick<GraphCalls, 'get'>,
  since: string,
  until = since,
): Promise<readonly GraphObject[]> {
  const { body } = await get('act_1/insights', {
    level: 'ad',
    time_increment: '1',
    time_range: JSON.stringify({ since, until }),
    fields: 'ad_id,impressions,inline_link_clicks,spend,actions,action_values',
    limit: '1000',
  });
  return body.data;
}

async function readSums(account: Pick<GraphCalls, 'get'>, since: string, until = since): Promise<Sums> {
  const sums = { impressions: 0, clicks: 0, spend: 0, purchases: 0, revenue: 0 };
  for (const row of await readRows(account, since, until)) {
    const of = (list: 'actions' | 'action_values'): number =>
      Number(row[list]?.find((entry) => entry.action_type === 'omni_purchase')?.value ?? 0);
    sums.impressions += Number(row['impressions']);
    sums.clicks += Number(row['inline_link_clicks']);
    sums.spend += Number(row['spend']);
    sums.purchases += of('actions');
    sums.revenue += of('action_values');
  }
  return sums;
}

describe('a market', () => {
  it('delivers the true rates on average', async () => {
    const truth = { ctr: 0.02, cvr: 0.04, averageOrderValue: 50_00, cpm: 10_00 };
    const account = openSimulator({
      world: worldOf([anAd({ name: 'x', truth })], { reportingDelay: 'none' }),
    });
    account.clock.advance(30 * DAY_MS);
    const sums = await readSums(account, '2026-03-02', '2026-03-31');
    expect(sums.spend / 30_000).toBeGreaterThan(0.93);
    expect(Math.abs((sums.spend / sums.impressions) * 1000 - 10)).toBeLessThan(0.3);
    expect(Math.abs(sums.clicks / sums.impressions - 0.02)).toBeLessThan(0.0015);
    expect(Math.abs(sums.purchases / sums.clicks - 0.04)).toBeLessThan(0.002);
    expect(Math.abs(sums.revenue / sums.purchases - 50)).toBeLessThan(4);
    expect(account.simulator.truth().ads[0]?.expectedRoas).toBeCloseTo(4, 10);
  });

  it('spends every unit of money on exactly one ad, whole units each', async () => {
    const account = openSimulator({ world: worldOf([1, 2, 3].map((name) => anAd({ name: `${name}` }))) });
    account.clock.advance(3 * DAY_MS);
    const { spendByDay } = account.simulator.truth().adSets[0] ?? { spendByDay: {} };
    for (const [day, spend] of Object.entries(spendByDay)) {
      const rows = await readRows(account, day);
      const cents = rows.map((row) => Math.round(Number(row['spend']) * 100));
      expect(cents.reduce((sum, each) => sum + each, 0)).toBe(spend);
      expect(Math.max(...cents) - Math.min(...cents)).toBeLessThanOrEqual(24);
    }
  });

  it('shares a campaign budget between its ad sets', () => {
    const { clock, simulator } = openSimulator({ world: smallWorld() });
    clock.advance(5 * DAY_MS);
    const spends = simulator
      .truth()
      .adSets.filter(({ campaignId }) => campaignId === 'shared')
      .map(({ spendByDay }) => Object.values(spendByDay).reduce((sum, spend) => sum + spend, 0));
    expect(spends).toHaveLength(2);
    for (const spend of spends) expect(spend / (5 * 100_00)).toBeCloseTo(1, 0);
  });

  it.each([
    ['an ad', 'x', 'y'],
    ['an ad set', 'set', null],
  ])('gives nothing to %s that is paused, from the hour of the pause on', async (_, paused, heir) => {
    const account = openSimulator({
      world: worldOf([anAd({ id: 'x', name: 'x' }), anAd({ id: 'y', name: 'y' })]),
    });
    account.clock.advance(DAY_MS);
    await account.post(paused, { status: 'PAUSED' });
    account.clock.advance(DAY_MS);
    const rows = await readRows(account, '2026-03-03');
    expect(rows.map((row) => row['ad_id'])).toEqual(heir === null ? [] : [heir]);
    if (heir !== null) expect(Number(rows[0]?.['spend'])).toBeGreaterThan(800);
  });

  it.each(['campaign', 'ad set'])(
    'delivers nothing before an ad is created and after its %s has ended',
    async (level) => {
      const end = { endsAt: '2026-03-06T05:00:00.000Z' };
      const ads = [anAd({ name: 'x', createdAt: '2026-03-04T05:00:00.000Z' })];
      const adSets = [{ name: 'set', dailyBudget: 100_00, ads, ...(level === 'ad set' ? end : {}) }];
      const campaigns = [{ name: 'one', adSets, ...(level === 'campaign' ? end : {}) }];
      const account = openSimulator({ world: smallWorld({ campaigns }) });
      account.clock.advance(8 * DAY_MS);
      const rows = await readRows(account, '2026-03-02', '2026-03-10');
      expect(rows.map((row) => row['date_start'])).toEqual(['2026-03-04', '2026-03-05']);
    },
  );

  it('follows the day: little at night, much in the evening', async () => {
    const account = openSimulator({ world: worldOf([anAd({ name: 'x' })]), now: '2026-03-02T10:00:00.000Z' });
    const night = (await readSums(account, '2026-03-02')).spend;
    account.clock.advance(14 * 3_600_000);
    const before = (await readSums(account, '2026-03-02')).spend;
    account.clock.advance(5 * 3_600_000);
    const evening = (await readSums(account, '2026-03-02')).spend - before;
    expect(evening).toBeGreaterThan(3 * night);
  });

  it('buys impressions dearer in the evening than at night', async () => {
    const truth = { ctr: 0.02, cvr: 0, averageOrderValue: 0, cpm: 10_00 };
    const account = openSimulator({
      world: worldOf([anAd({ name: 'x', truth })]),
      now: '2026-03-02T11:00:00.000Z',
    });
    const night = await readSums(account, '2026-03-02');
    account.clock.advance(13 * 3_600_000);
    const before = await readSums(account, '2026-03-02');
    account.clock.advance(4 * 3_600_000);
    const after = await readSums(account, '2026-03-02');
    const evening = (after.spend - before.spend) / (after.impressions - before.impressions);
    expect(evening / (night.spend / night.impressions)).toBeGreaterThan(1.3);
  });

  it('spends most of a budget, differently every day and not as a week before', () => {
    const { clock, simulator } = openSimulator({ world: worldOf([anAd({ name: 'x' })]) });
    clock.advance(84 * DAY_MS);
    const spends = Object.values(simulator.truth().adSets[0]?.spendByDay ?? {});
    const mean = spends.reduce((sum, spend) => sum + spend, 0) / spends.length;
    const deviation = Math.sqrt(spends.reduce((sum, spend) => sum + (spend - mean) ** 2, 0) / spends.length);
    expect(mean / 1_000_00).toBeGreaterThan(0.92);
    expect(deviation / mean).toBeGreaterThan(0.08);
    const repeated = spends.filter((spend, at) => Math.abs(spend / (spends[at - 7] ?? 1) - 1) < 0.005);
    expect(repeated.length / spends.length).toBeLessThan(0.2);
  });

  it('gives every ad luck of its own', async () => {
    const ads = [anAd({ name: 'x' }), anAd({ name: 'y' })];
    const account = openSimulator({ world: worldOf(ads, { dayNoise: 0 }) });
    account.clock.advance(DAY_MS);
    const [first, second] = await readRows(account, '2026-03-02');
    const difference = Number(first?.['impressions']) - Number(second?.['impressions']);
    // the same luck would leave the last unit of an hour's spend, an impression an hour
    expect(Math.abs(difference)).toBeGreaterThan(100);
  });

  it('changes what is true from the day of a change on, until the next one', async () => {
    const changes = [
      { fromDay: 3, ctrFactor: 1, cvrFactor: 0.25, orderValueFactor: 2 },
      { fromDay: 6, ctrFactor: 0.5, cpmFactor: 2 },
    ];
    const world = worldOf([anAd({ name: 'x', changes })], { reportingDelay: 'none', dayNoise: 0 });
    const account = openSimulator({ world });
    const truths = [];
    for (let day = 0; day < 9; day += 1) {
      truths.push(account.simulator.truth().ads[0]);
      account.clock.advance(DAY_MS);
    }
    expect(truths[2]).toMatchObject({ ctr: 0.02, cvr: 0.04, averageOrderValue: 50_00, cpm: 10_00 });
    expect(truths[3]).toMatchObject({ ctr: 0.02, cvr: 0.01, averageOrderValue: 100_00, cpm: 10_00 });
    expect(truths[6]).toMatchObject({ ctr: 0.01, cvr: 0.04, averageOrderValue: 50_00, cpm: 20_00 });
    expect(truths[6]?.expectedRoas).toBeCloseTo(1, 10);
    const [first, second, third] = await Promise.all(
      [
        ['2026-03-02', '2026-03-04'],
        ['2026-03-05', '2026-03-07'],
        ['2026-03-08', '2026-03-10'],
      ].map(([since = '', until = '']) => readSums(account, since, until)),
    );
    if (!first || !second || !third) throw new Error('three ranges were read');
    expect(second.purchases / second.clicks / (first.purchases / first.clicks)).toBeCloseTo(0.25, 1);
    expect(third.clicks / third.impressions / (first.clicks / first.impressions)).toBeCloseTo(0.5, 1);
  });
});

describe('conversions', () => {
  it('are reported over days, so that the figures of a day grow until all have arrived', async () => {
    const account = openSimulator({ world: worldOf([anAd({ name: 'x' })]) });
    account.clock.advance(DAY_MS);
    await account.post('set', { status: 'PAUSED' });
    const readings: Sums[] = [];
    for (let day = 0; day <= 8; day += 1) {
      readings.push(await readSums(account, '2026-03-02'));
      account.clock.advance(DAY_MS);
    }
    const [first, ...later] = readings;
    const last = later.at(-1);
    if (!first || !last) throw new Error('nine readings were made');
    expect(first.purchases / last.purchases).toBeGreaterThan(0.4);
    expect(first.purchases / last.purchases).toBeLessThan(0.75);
    expect(later.map(({ purchases }) => purchases)).toEqual(
      later.map(({ purchases }) => purchases).sort((a, b) => a - b),
    );
    expect(later.at(-2)).toEqual(last);
    expect(first.revenue).toBeLessThan(last.revenue);
    expect({ ...first, purchases: 0, revenue: 0 }).toEqual({ ...last, purchases: 0, revenue: 0 });
  });

  it('are reported at once where there is no delay', async () => {
    const account = openSimulator({ world: worldOf([anAd({ name: 'x' })], { reportingDelay: 'none' }) });
    account.clock.advance(DAY_MS);
    await account.post('set', { status: 'PAUSED' });
    const first = await readSums(account, '2026-03-02');
    account.clock.advance(8 * DAY_MS);
    expect(await readSums(account, '2026-03-02')).toEqual(first);
  });
});

describe('the noise of days', () => {
  it('moves a click-through rate beyond chance, as much as it is set to', async () => {
    const deviationOf = async (dayNoise: number) => {
      const account = openSimulator({ world: worldOf([anAd({ name: 'x' })], { dayNoise }) });
      account.clock.advance(60 * DAY_MS);
      const rows = await readRows(account, '2026-03-02', '2026-04-30');
      const rates = rows.map((row) => Number(row['inline_link_clicks']) / Number(row['impressions']));
      const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
      return Math.sqrt(rates.reduce((sum, rate) => sum + (rate / mean - 1) ** 2, 0) / rates.length);
    };
    // 100 000 impressions a day at 2 %: chance alone is 0.022
    expect(await deviationOf(0)).toBeLessThan(0.035);
    const noisy = await deviationOf(0.2);
    expect(noisy).toBeGreaterThan(0.14);
    expect(noisy).toBeLessThan(0.27);
  });
});
