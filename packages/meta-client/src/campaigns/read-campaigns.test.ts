import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ACCOUNT, aPlatform } from '../../testing/a-platform.ts';
import { json } from '../../testing/fake-graph.ts';
import { readAll } from '../../testing/read-all.ts';
import { recordedAnswers } from '../../testing/recorded-answers.ts';

const ANSWER = {
  id: '23850000000000001',
  name: 'Spring',
  objective: 'OUTCOME_SALES',
  status: 'ACTIVE',
  effective_status: 'ACTIVE',
  created_time: '2025-04-25T17:48:41-0700',
};

const read = (...answers: readonly object[]) => {
  const { platform } = aPlatform(() => json({ data: answers }));
  return readAll(platform.readCampaigns({ accountId: ACCOUNT }));
};

describe('readCampaigns', () => {
  it('reads a campaign that owns its budget', async () => {
    const answer = {
      ...ANSWER,
      daily_budget: '160000',
      lifetime_budget: '0',
      budget_remaining: '4000',
      bid_strategy: 'LOWEST_COST_WITHOUT_CAP',
      special_ad_categories: ['HOUSING'],
      adlabels: [{ id: '9', name: 'evergreen' }],
      new_field: 1,
    };
    expect(await read(answer)).toEqual([
      {
        id: '23850000000000001',
        name: 'Spring',
        labels: ['evergreen'],
        objective: 'OUTCOME_SALES',
        status: 'ACTIVE',
        effectiveStatus: 'ACTIVE',
        createdAt: '2025-04-26T00:48:41.000Z',
        budgetOwner: 'campaign',
        dailyBudget: 160_000,
        lifetimeBudget: null,
        budgetRemaining: null,
        endsAt: null,
        bidStrategy: 'LOWEST_COST_WITHOUT_CAP',
        specialAdCategories: ['HOUSING'],
      },
    ]);
  });

  it('reads a campaign whose ad sets own the budgets', async () => {
    const [campaign] = await read({
      ...ANSWER,
      special_ad_categories: ['NONE'],
      stop_time: '2026-05-01T00:00:00-0700',
    });
    expect(campaign).toMatchObject({
      budgetOwner: 'ad_sets',
      dailyBudget: null,
      lifetimeBudget: null,
      specialAdCategories: [],
      bidStrategy: null,
      endsAt: '2026-05-01T07:00:00.000Z',
    });
  });

  it('keeps values that it does not know and leaves out what is archived or deleted', async () => {
    const campaigns = await read(
      { ...ANSWER, id: '1', objective: 'OUTCOME_OF_TOMORROW', effective_status: 'NEW_STATUS' },
      { ...ANSWER, id: '2', status: 'ARCHIVED', effective_status: 'ARCHIVED' },
      { ...ANSWER, id: '3', status: 'DELETED', effective_status: 'DELETED' },
    );
    expect(campaigns.map(({ id, objective, effectiveStatus }) => [id, objective, effectiveStatus])).toEqual([
      ['1', 'OUTCOME_OF_TOMORROW', 'NEW_STATUS'],
    ]);
  });
});

const recordedList = recordedAnswers(
  'campaigns-list.json',
  z.tuple([z.object({ body: z.object({ data: z.array(z.looseObject({})) }) })]),
);
const recordedEntities = recordedAnswers(
  'ad-and-adset-read-2023.json',
  z.object({ campaign: z.looseObject({}) }),
);

describe.runIf(recordedList !== null)('recorded campaigns', () => {
  it('read as they came, with the status that was not asked for', async () => {
    const recorded = recordedList?.[0].body.data ?? [];
    const [campaign] = await read(...recorded.map((entry) => ({ ...entry, status: 'ACTIVE' })));
    expect(campaign).toMatchObject({
      id: '6076261167842',
      objective: 'APP_INSTALLS',
      createdAt: '2017-04-25T23:54:27.000Z',
      budgetOwner: 'ad_sets',
    });
  });

  it('read with an end and a remaining budget of 0', async () => {
    const [campaign] = await read(recordedEntities?.campaign ?? {});
    expect(campaign).toMatchObject({
      budgetOwner: 'ad_sets',
      budgetRemaining: null,
      endsAt: '2023-03-14T07:00:00.000Z',
    });
  });
});
