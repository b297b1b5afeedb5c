import type { WorldInput } from '../src/simulator/index.ts';

type CampaignInput = WorldInput['campaigns'][number];
type AdSetInput = CampaignInput['adSets'][number];
export type AdInput = AdSetInput['ads'][number];

/** An ad of a ROAS of 4: 0.02 x 0.04 x 50 x 1000 / 10. */
export function anAd(ad: Partial<AdInput> & { readonly name: string }): AdInput {
  return { truth: { ctr: 0.02, cvr: 0.04, averageOrderValue: 50_00, cpm: 10_00 }, ...ad };
}

/**
 * An account in New York with two campaigns: the ad sets `a` (100.00 a day, ads `a1`, `a2`) and `b` (50.00, ad `b1`) of
 * `own` hold budgets, `shared` holds one of 200.00 for its ad sets `c` and `d` with one ad each. Every id is its name.
 */
export function smallWorld(overrides: Partial<WorldInput> = {}): WorldInput {
  return {
    startsAt: '2026-03-02T05:00:00.000Z',
    account: {
      id: 'act_1',
      name: 'Small',
      currency: 'USD',
      timeZone: 'America/New_York',
      minimumDailyBudget: 100,
    },
    campaigns: [
      named('own', {
        adSets: [
          named('a', { dailyBudget: 100_00, labels: ['core'], ads: [namedAd('a1'), namedAd('a2')] }),
          named('b', { dailyBudget: 50_00, ads: [namedAd('b1')] }),
        ],
      }),
      named('shared', {
        dailyBudget: 200_00,
        adSets: [named('c', { ads: [namedAd('c1')] }), named('d', { ads: [namedAd('d1')] })],
      }),
    ],
    ...overrides,
  };
}

function namedAd(name: string): AdInput {
  return anAd({ id: name, name });
}

function named<E>(name: string, entity: E): E & { readonly id: string; readonly name: string } {
  return { id: name, name, ...entity };
}
