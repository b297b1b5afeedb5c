import { type AdPlatformSubject, adPlatformClauses, createManualClock } from '@adpilot/core/testing';
import { describe, it } from 'vitest';
import * as z from 'zod';
import { TOKEN } from '../testing/a-platform.ts';
import { json } from '../testing/fake-graph.ts';
import { createMetaPlatform, type FetchFunction } from './index.ts';
import { createGraphSimulator } from './simulator/index.ts';
import { markSimulated } from './simulator-mark.ts';

const GRAPH = 'https://graph.facebook.com/v26.0';
const TRUTH = { ctr: 0.02, cvr: 0.05, averageOrderValue: 6000, cpm: 1000 };

const headers = { Authorization: `Bearer ${TOKEN}` };
const idsSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

const ad = (id: string) => ({ id, name: `ad ${id}`, truth: TRUTH });
const WORLD = {
  startsAt: '2026-01-05T05:00:00.000Z',
  account: {
    id: 'act_100000000000001',
    name: 'Shop',
    currency: 'USD',
    timeZone: 'America/New_York',
    minimumDailyBudget: 100,
  },
  campaigns: [
    {
      id: '11',
      name: 'of ad sets',
      adSets: [
        { id: '21', name: 'first', dailyBudget: 5000, ads: [ad('31'), ad('32'), ad('33')] },
        { id: '22', name: 'second', dailyBudget: 3000, ads: [ad('34')] },
      ],
    },
    {
      id: '12',
      name: 'of a campaign',
      dailyBudget: 4000,
      adSets: [{ id: '23', name: 'third', ads: [ad('35'), ad('36')] }],
    },
    { id: '13', name: 'empty', dailyBudget: 1000, adSets: [] },
  ],
};

/** The client over a simulated account whose pages hold two entries, with faults on request. */
async function makeSubject(): Promise<AdPlatformSubject> {
  const clock = createManualClock(WORLD.startsAt);
  const simulator = createGraphSimulator({ seed: 'contract', clock, world: WORLD });
  clock.advance(5 * 86_400_000);
  await simulator.fetch(`${GRAPH}/36`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ status: 'ARCHIVED' }),
  });
  const creatives = await simulator.fetch(`${GRAPH}/${simulator.accountId}/adcreatives?limit=100`, {
    headers,
  });

  const faults = { brokenLists: false, lostAnswers: false, requests: 0 };
  const fetch: FetchFunction = async (url, init) => {
    faults.requests += 1;
    const address = new URL(url);
    if (faults.brokenLists && address.searchParams.has('after'))
      return json({ error: { code: 1 } }, { status: 500 });
    if (address.searchParams.has('limit')) address.searchParams.set('limit', '2');
    const answer = await simulator.fetch(address, init);
    if (faults.lostAnswers && init.method === 'POST' && address.pathname !== '/')
      throw new TypeError('fetch failed');
    return answer;
  };
  const { accountId } = simulator;
  return {
    platform: createMetaPlatform({
      mode: 'stub',
      accessToken: TOKEN,
      accountIds: [accountId],
      fetch: markSimulated(fetch),
      clock,
    }),
    accountId,
    foreignAccountId: 'act_200000000000002',
    campaignIds: ['11', '12', '13'],
    adSetIds: ['21', '22', '23'],
    adIds: ['31', '32', '33', '34', '35'],
    creativeIds: idsSchema.parse(await creatives.json()).data.map(({ id }) => id),
    archivedAdId: '36',
    adSetId: '21',
    missingId: '99',
    minimumDailyBudget: 100,
    since: '2026-01-05',
    until: '2026-01-09',
    countRequests: () => faults.requests,
    breakLists: () => {
      faults.brokenLists = true;
    },
    loseAnswers: () => {
      faults.lostAnswers = true;
    },
  };
}

describe('the client over the simulator keeps the contract of an ad platform', () => {
  for (const { id, title, run } of adPlatformClauses(makeSubject)) it(`${id}: ${title}`, run);
});
