import { createRng, dayOf, type Rng } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { openSimulator } from '../../../testing/open-simulator.ts';
import { anAd } from '../../../testing/small-world.ts';
import type { WorldInput } from '../index.ts';
import { DAY_FLEX } from './pacing.ts';

const HOUR_MS = 3_600_000;
const DAYS = 16;
// Start days before the clocks change, in zones where they do, and one that is half an hour off.
const PLACES = [
  { timeZone: 'America/New_York', startsAt: '2026-03-04T05:00:00.000Z' },
  { timeZone: 'Europe/Berlin', startsAt: '2026-10-18T09:00:00.000Z' },
  { timeZone: 'Asia/Kolkata', startsAt: '2026-05-01T18:30:00.000Z' },
  { timeZone: 'Australia/Lord_Howe', startsAt: '2026-03-28T13:00:00.000Z' },
];

/** What spends money on its own: an ad set, or a campaign with its ad sets. */
type Owner = { readonly id: string; readonly adSetIds: readonly string[]; budget: number };

function randomWorld(
  rng: Rng,
  at: number,
): { readonly world: WorldInput; readonly owners: readonly Owner[] } {
  const { timeZone, startsAt } = PLACES[at % PLACES.length] ?? {
    timeZone: 'UTC',
    startsAt: '2026-01-01T00:00:00.000Z',
  };
  const owners: Owner[] = [];
  const campaigns = Array.from({ length: 3 }, (_, campaign) => {
    const id = `c${campaign}`;
    const adSetIds = Array.from({ length: 1 + Math.floor(rng.next() * 3) }, (__, index) => `${id}s${index}`);
    const shared = campaign === 0 ? randomBudget(rng) : undefined;
    if (shared !== undefined) owners.push({ id, adSetIds, budget: shared });
    const adSets = adSetIds.map((name) => {
      const own = shared === undefined ? randomBudget(rng) : undefined;
      if (own !== undefined) owners.push({ id: name, adSetIds: [name], budget: own });
      const ads = Array.from({ length: 1 + Math.floor(rng.next() * 3) }, (__, index) =>
        anAd({ id: `${name}a${index}`, name: `${index}` }),
      );
      return { id: name, name, dailyBudget: own, ads };
    });
    return { id, name: id, dailyBudget: shared, adSets };
  });
  const account = { id: 'act_1', name: 'Random', currency: 'USD', timeZone, minimumDailyBudget: 1 };
  return { world: { startsAt, account, campaigns }, owners };
}

function randomBudget(rng: Rng): number {
  return 1 + Math.floor(10 ** (1 + rng.next() * 5));
}

function pick<T>(rng: Rng, items: readonly T[]): T | undefined {
  return items[Math.floor(rng.next() * items.length)];
}

describe.each(Array.from({ length: 12 }, (_, seed) => seed))('in random world %d', (seed) => {
  it('no budget spends more than 1.75 of itself on a day and 7 of itself in a week, whatever is changed meanwhile', async () => {
    const rng = createRng(`conservation ${seed}`);
    const { world, owners } = randomWorld(rng, seed);
    const { clock, post, simulator } = openSimulator({ world, seed: `${seed}` });
    const entities = world.campaigns.flatMap(({ id, adSets }) => [
      id,
      ...adSets.flatMap((adSet) => [adSet.id, ...adSet.ads.map((ad) => ad.id)]),
    ]);
    const largest = new Map<string, number>();
    for (let hour = 0; hour < DAYS * 24; hour += 1) {
      if (rng.next() < 0.15) {
        const owner = pick(rng, owners);
        const budget = randomBudget(rng);
        const { status } = await post(owner?.id ?? '', { daily_budget: `${budget}` });
        if (owner && status === 200) owner.budget = budget;
      }
      if (rng.next() < 0.2)
        await post(pick(rng, entities) ?? '', { status: rng.next() < 0.6 ? 'ACTIVE' : 'PAUSED' });
      const day = dayOf(clock.now().toISOString(), world.account.timeZone);
      for (const { id, budget } of owners)
        largest.set(`${id} ${day}`, Math.max(budget, largest.get(`${id} ${day}`) ?? 0));
      clock.advance(HOUR_MS);
      simulator.truth();
    }

    const { adSets } = simulator.truth();
    for (const { id, adSetIds } of owners) {
      const days = [...largest.keys()]
        .filter((key) => key.startsWith(`${id} `))
        .map((key) => key.slice(id.length + 1));
      const spends = days.map((day) =>
        adSets
          .filter(({ adSetId }) => adSetIds.includes(adSetId))
          .reduce((sum, { spendByDay }) => sum + (spendByDay[day] ?? 0), 0),
      );
      const limits = days.map((day) => largest.get(`${id} ${day}`) ?? 0);
      expect(days.length).toBeGreaterThan(DAYS - 1);
      for (const [at, spend] of spends.entries()) {
        expect(spend).toBeLessThanOrEqual(DAY_FLEX * (limits[at] ?? 0));
        const week = spends.slice(Math.max(0, at - 6), at + 1).reduce((sum, each) => sum + each, 0);
        expect(week).toBeLessThanOrEqual(7 * Math.max(...limits.slice(Math.max(0, at - 6), at + 1)));
      }
    }
  });
});
