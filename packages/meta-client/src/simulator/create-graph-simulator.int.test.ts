import { createManualClock } from '@adpilot/core/testing';
import { describe, expect, it } from 'vitest';
import { callsOf, type GraphCalls, openSimulator } from '../../testing/open-simulator.ts';
import { smallWorld } from '../../testing/small-world.ts';
import { isSimulated } from '../simulator-mark.ts';
import { createGraphSimulator, demoWorld } from './index.ts';

const HOUR_MS = 3_600_000;
const INSIGHTS = {
  level: 'ad',
  time_increment: '1',
  time_range: '{"since":"2026-03-02","until":"2026-03-31"}',
  fields: 'ad_id,impressions,reach,clicks,inline_link_clicks,spend,actions,action_values',
  limit: '500',
};

/** Everything that can be read, as text. */
async function readEverything({ simulator, get }: GraphCalls): Promise<string> {
  const answers = await Promise.all([
    get('act_1', { fields: 'name,amount_spent' }),
    get('act_1/adsets', { fields: 'daily_budget,budget_remaining,learning_stage_info,updated_time' }),
    get('act_1/ads', { fields: 'effective_status,creative{id,name}' }),
    get('act_1/insights', INSIGHTS),
  ]);
  return JSON.stringify([answers.map(({ body }) => body), simulator.truth(), simulator.save()]);
}

describe('createGraphSimulator', () => {
  it('marks its fetch as one that never leaves the process', () => {
    expect(isSimulated(openSimulator({ world: smallWorld() }).simulator.fetch)).toBe(true);
  });

  it('gives the same answers for the same seed, world and clock, byte for byte', async () => {
    const [first, second] = await Promise.all(
      [1, 2].map(() =>
        readEverything(openSimulator({ world: smallWorld(), now: '2026-03-12T15:20:00.000Z' })),
      ),
    );
    expect(second).toBe(first);
  });

  it('gives others for another seed', async () => {
    const now = '2026-03-04T15:00:00.000Z';
    const [first, second] = await Promise.all(
      ['one', 'two'].map((seed) => readEverything(openSimulator({ world: smallWorld(), seed, now }))),
    );
    expect(second).not.toBe(first);
  });

  it('gives the same answers whether it was asked in between or not', async () => {
    const asked = openSimulator({ world: smallWorld() });
    for (let hour = 0; hour < 50; hour += 1) {
      asked.clock.advance(HOUR_MS);
      await asked.get('act_1/insights', INSIGHTS);
    }
    const rested = openSimulator({ world: smallWorld() });
    rested.clock.advance(50 * HOUR_MS);
    expect(await readEverything(asked)).toBe(await readEverything(rested));
  });

  it('goes on after a restart as if there had been none, also in the middle of a day', async () => {
    const original = openSimulator({ world: smallWorld(), now: '2026-03-05T14:30:00.000Z' });
    await original.post('a', { daily_budget: '17000' });
    const saved = original.simulator.save();
    const clock = createManualClock(original.clock.now());
    const restored = callsOf(createGraphSimulator({ clock, state: JSON.parse(JSON.stringify(saved)) }));
    expect(JSON.stringify(restored.simulator.save())).toBe(JSON.stringify(saved));
    for (const days of [0, 1, 9]) {
      clock.advance(days * 24 * HOUR_MS);
      original.clock.advance(days * 24 * HOUR_MS);
      expect(await readEverything(restored)).toBe(await readEverything(original));
    }
  });

  it('saves a copy that nothing changes afterwards', async () => {
    const { clock, simulator, post } = openSimulator({ world: smallWorld() });
    const saved = simulator.save();
    const text = JSON.stringify(saved);
    await post('a', { status: 'PAUSED' });
    clock.advance(24 * HOUR_MS);
    simulator.truth();
    expect(JSON.stringify(saved)).toBe(text);
  });

  it('refuses a state that is none', () => {
    const clock = createManualClock('2026-03-05T00:00:00.000Z');
    expect(() => createGraphSimulator({ clock, state: { version: 2 } })).toThrow(
      'not a saved simulator at version',
    );
  });

  it('leaves the luck of one ad set alone where another one is changed', async () => {
    const rowsOf = async (change: Record<string, string> | null) => {
      const { clock, get, post } = openSimulator({ world: smallWorld() });
      clock.advance(10 * HOUR_MS);
      if (change) await post('a', change);
      clock.advance(60 * HOUR_MS);
      const filtering = JSON.stringify([{ field: 'adset.id', operator: 'IN', value: ['b', 'c', 'd'] }]);
      return (await get('act_1/insights', { ...INSIGHTS, filtering })).body.data;
    };
    const untouched = await rowsOf(null);
    expect(await rowsOf({ status: 'PAUSED' })).toEqual(untouched);
    expect(await rowsOf({ daily_budget: '90000' })).toEqual(untouched);
  });

  it('keeps a month of the demo account small enough to store with it', () => {
    const { simulator } = openSimulator({ world: demoWorld(), now: '2026-02-02T11:00:00.000Z' });
    expect(JSON.stringify(simulator.save()).length).toBeLessThan(120_000);
  });
});
