import type { WorldInput } from '../world/world-input.ts';

type Campaign = WorldInput['campaigns'][number];
type Truth = Campaign['adSets'][number]['ads'][number]['truth'];

/** The last whole day before the morning on which the account is looked at. */
const YESTERDAY = 27;

/** `order` and `price` in cents: the mean value of an order and the price of a thousand impressions. */
function truth(rates: { ctr: number; cvr: number; order: number; price: number }): Truth {
  return { ctr: rates.ctr, cvr: rates.cvr, averageOrderValue: rates.order, cpm: rates.price };
}

export const prospecting: Campaign = {
  name: 'Prospecting',
  adSets: [
    {
      // a strong winner on a small budget: ROAS 4.5
      name: 'Lookalike of buyers',
      dailyBudget: 60_00,
      ads: [
        { name: 'Trail jacket, video', truth: truth({ ctr: 0.02, cvr: 0.045, order: 56_00, price: 11_00 }) },
        {
          name: 'Trail jacket, photo',
          format: 'image',
          truth: truth({ ctr: 0.019, cvr: 0.045, order: 57_00, price: 11_00 }),
        },
      ],
    },
    {
      // ROAS 5, close to the largest budget that an ad set may have by default
      name: 'Broad, 25 to 44',
      dailyBudget: 900_00,
      ads: [
        { name: 'Winter sale, video', truth: truth({ ctr: 0.022, cvr: 0.04, order: 62_00, price: 11_00 }) },
        {
          name: 'Winter sale, photo',
          format: 'image',
          truth: truth({ ctr: 0.021, cvr: 0.041, order: 64_00, price: 11_00 }),
        },
      ],
    },
    {
      // ROAS 4 on a budget whose raise a person has to approve
      name: 'Interest in running',
      dailyBudget: 1_600_00,
      ads: [
        { name: 'Running shoes, video', truth: truth({ ctr: 0.02, cvr: 0.04, order: 60_00, price: 12_00 }) },
        {
          name: 'Running shoes, test run',
          truth: truth({ ctr: 0.021, cvr: 0.038, order: 60_00, price: 12_00 }),
        },
      ],
    },
  ],
};

/** The campaign holds the budget; steady at a ROAS of 2.1 to 2.5. */
export const retargeting: Campaign = {
  name: 'Retargeting',
  dailyBudget: 300_00,
  adSets: [
    {
      name: 'Left a basket',
      ads: [
        {
          name: 'Basket reminder, video',
          truth: truth({ ctr: 0.013, cvr: 0.05, order: 50_00, price: 13_00 }),
        },
        {
          name: 'Basket reminder, photo',
          format: 'image',
          truth: truth({ ctr: 0.012, cvr: 0.05, order: 52_00, price: 13_00 }),
        },
      ],
    },
    {
      name: 'Visited in 30 days',
      ads: [
        { name: 'What is new, video', truth: truth({ ctr: 0.012, cvr: 0.045, order: 50_00, price: 12_50 }) },
        {
          name: 'What is new, photo',
          format: 'image',
          truth: truth({ ctr: 0.012, cvr: 0.044, order: 50_00, price: 12_50 }),
        },
      ],
    },
  ],
};

export const evergreen: Campaign = {
  name: 'Evergreen',
  adSets: [
    {
      // steady at ROAS 2.4, but for one creative that nobody clicks any more
      name: 'Bestsellers',
      dailyBudget: 150_00,
      ads: [
        {
          name: 'Five favourites, video',
          truth: truth({ ctr: 0.015, cvr: 0.035, order: 50_00, price: 11_00 }),
          changes: [{ fromDay: YESTERDAY, ctrFactor: 0.5 }],
        },
        {
          name: 'Five favourites, reviews',
          truth: truth({ ctr: 0.014, cvr: 0.036, order: 52_00, price: 11_00 }),
        },
      ],
    },
    {
      // steady at ROAS 2.4 until people click and do not buy
      name: 'Gift sets',
      dailyBudget: 320_00,
      ads: [
        {
          name: 'Gift guide, video',
          truth: truth({ ctr: 0.015, cvr: 0.04, order: 45_00, price: 11_20 }),
          changes: [{ fromDay: YESTERDAY, cvrFactor: 0.1 }],
        },
        {
          name: 'Gift guide, photo',
          format: 'image',
          truth: truth({ ctr: 0.015, cvr: 0.041, order: 44_00, price: 11_20 }),
          changes: [{ fromDay: YESTERDAY, cvrFactor: 0.1 }],
        },
      ],
    },
    {
      // a loser, ROAS 1.1, that people now even click less
      name: 'Clearance',
      dailyBudget: 360_00,
      ads: [
        {
          name: 'Last pieces, photo',
          format: 'image',
          truth: truth({ ctr: 0.012, cvr: 0.025, order: 42_00, price: 11_50 }),
          changes: [{ fromDay: YESTERDAY, ctrFactor: 0.35 }],
        },
      ],
    },
    {
      // hopeless: ROAS 0.35
      name: 'Brand story',
      dailyBudget: 280_00,
      ads: [
        { name: 'How we began, video', truth: truth({ ctr: 0.01, cvr: 0.012, order: 40_00, price: 14_00 }) },
      ],
    },
  ],
};

/** Two creatives that differ in nothing but their click-through rate. */
export const creativeTest: Campaign = {
  name: 'Creative test',
  adSets: [
    {
      name: 'Hook test',
      dailyBudget: 140_00,
      ads: [
        { name: 'Hook A, question', truth: truth({ ctr: 0.024, cvr: 0.03, order: 34_00, price: 13_00 }) },
        { name: 'Hook B, statement', truth: truth({ ctr: 0.015, cvr: 0.03, order: 34_00, price: 13_00 }) },
      ],
    },
  ],
};

/** In learning: three days old when the account is looked at. */
export const newMarket: Campaign = {
  name: 'New market',
  createdAt: '2026-01-30T05:00:00.000Z',
  adSets: [
    {
      name: 'Canada, broad',
      createdAt: '2026-01-30T05:00:00.000Z',
      dailyBudget: 220_00,
      learning: true,
      ads: [
        {
          name: 'Hello Canada, video',
          createdAt: '2026-01-30T05:00:00.000Z',
          truth: truth({ ctr: 0.018, cvr: 0.05, order: 60_00, price: 11_00 }),
        },
      ],
    },
  ],
};
