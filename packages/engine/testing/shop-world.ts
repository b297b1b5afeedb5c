import type { WorldInput } from '@adpilot/meta-client/simulator';

type Truth = WorldInput['campaigns'][number]['adSets'][number]['ads'][number]['truth'];

const COSTS = { ctr: 0.02, averageOrderValue: 50_00, cpm: 10_00 } as const;

/** At 20 clicks and 10.00 per thousand impressions and 50.00 an order, a ROAS of 1 takes a conversion rate of 1 %. */
function earning(roas: number): Truth {
  return { ...COSTS, cvr: roas / 100 };
}

/** A shop with an ad set that earns well, two in the middle, one of them of two ads, and one that loses. */
export function shopWorld(): WorldInput {
  return {
    startsAt: '2026-01-05T05:00:00.000Z',
    account: {
      id: 'act_1',
      name: 'Shop',
      currency: 'USD',
      timeZone: 'America/New_York',
      minimumDailyBudget: 100,
    },
    reportingDelay: 'none',
    campaigns: [
      {
        name: 'Sales',
        adSets: [
          {
            id: '11',
            name: 'winner',
            dailyBudget: 200_00,
            ads: [{ id: '111', name: 'winner', truth: earning(4.5) }],
          },
          {
            id: '12',
            name: 'steady',
            dailyBudget: 200_00,
            ads: [{ id: '121', name: 'steady', truth: earning(2.3) }],
          },
          {
            id: '13',
            name: 'loser',
            dailyBudget: 400_00,
            ads: [{ id: '131', name: 'loser', truth: earning(1.2) }],
          },
        ],
      },
      {
        name: 'Test',
        adSets: [
          {
            id: '14',
            name: 'hooks',
            dailyBudget: 150_00,
            ads: [
              { id: '141', name: 'A', truth: earning(2.3) },
              { id: '142', name: 'B', truth: { ...earning(2.3), ctr: 0.01, cvr: 0.046 } },
            ],
          },
        ],
      },
    ],
  };
}

/** 06:00 in New York after two weeks. */
export const FIRST_MORNING = '2026-01-19T11:00:00.000Z';
