import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ACCOUNT, aPlatform } from '../../testing/a-platform.ts';
import { json } from '../../testing/fake-graph.ts';
import { readAll } from '../../testing/read-all.ts';
import { recordedAnswers } from '../../testing/recorded-answers.ts';

const ANSWER = {
  id: '23850000000000002',
  campaign_id: '23850000000000001',
  name: 'Everybody',
  status: 'ACTIVE',
  effective_status: 'CAMPAIGN_PAUSED',
  created_time: '2025-04-25T17:48:41-0700',
};

const read = (...answers: readonly object[]) => {
  const { platform } = aPlatform(() => json({ data: answers }));
  return readAll(platform.readAdSets({ accountId: ACCOUNT }));
};

describe('readAdSets', () => {
  it('reads an ad set that learns', async () => {
    const answer = {
      ...ANSWER,
      daily_budget: '0',
      lifetime_budget: '90000',
      budget_remaining: '45000',
      end_time: '2026-03-01T00:00:00-0500',
      optimization_goal: 'OFFSITE_CONVERSIONS',
      billing_event: 'IMPRESSIONS',
      targeting: { age_min: 18, geo_locations: { countries: ['US'] } },
      learning_stage_info: { status: 'LEARNING', conversions: 12, last_sig_edit_ts: 1734947501 },
      adlabels: [{ name: 'test' }],
    };
    expect(await read(answer)).toEqual([
      {
        id: '23850000000000002',
        campaignId: '23850000000000001',
        name: 'Everybody',
        labels: ['test'],
        status: 'ACTIVE',
        effectiveStatus: 'CAMPAIGN_PAUSED',
        createdAt: '2025-04-26T00:48:41.000Z',
        dailyBudget: null,
        lifetimeBudget: 90_000,
        budgetRemaining: 45_000,
        endsAt: '2026-03-01T05:00:00.000Z',
        optimizationGoal: 'OFFSITE_CONVERSIONS',
        billingEvent: 'IMPRESSIONS',
        targeting: { age_min: 18, geo_locations: { countries: ['US'] } },
        learningStage: 'LEARNING',
        lastSignificantEdit: '2024-12-23T09:51:41.000Z',
      },
    ]);
  });

  it('leaves open what is not answered', async () => {
    const [adSet] = await read(ANSWER);
    expect(adSet).toMatchObject({
      dailyBudget: null,
      lifetimeBudget: null,
      endsAt: null,
      optimizationGoal: null,
      targeting: null,
      learningStage: null,
      lastSignificantEdit: null,
      labels: [],
    });
  });
});

const recorded = recordedAnswers('ad-and-adset-read-2023.json', z.object({ adset: z.looseObject({}) }));
const learning = recordedAnswers('adset-learning-stage.json', z.object({ data: z.array(z.looseObject({})) }));

describe.runIf(recorded !== null)('recorded ad sets', () => {
  it('read as they came, with the status that was not asked for', async () => {
    const [adSet] = await read({ ...recorded?.adset, status: 'ACTIVE' });
    expect(adSet).toMatchObject({ id: '23853619670380398', dailyBudget: 2000, lifetimeBudget: null });
    expect(adSet?.targeting).toMatchObject({ age_max: 60 });
  });

  it('read with their learning stage, unless they are archived', async () => {
    const rest = { campaign_id: '1', status: 'ACTIVE', created_time: 1_700_000_000 };
    const entries = (learning?.data ?? []).map((entry) => ({ ...entry, ...rest }));
    expect(await read(...entries)).toEqual([]);
    const [adSet] = await read(...entries.map((entry) => ({ ...entry, effective_status: 'ACTIVE' })));
    expect(adSet).toMatchObject({
      learningStage: 'LEARNING',
      lastSignificantEdit: '2024-12-23T09:51:41.000Z',
    });
  });
});
