import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ACCOUNT, aPlatform } from '../../testing/a-platform.ts';
import { json } from '../../testing/fake-graph.ts';
import { readAll } from '../../testing/read-all.ts';
import { recordedAnswers } from '../../testing/recorded-answers.ts';

const ANSWER = {
  id: '23850000000000003',
  adset_id: '23850000000000002',
  campaign_id: '23850000000000001',
  name: 'Shoes',
  status: 'PAUSED',
  effective_status: 'PAUSED',
  created_time: '2025-04-25T17:48:41-0700',
};

const read = (...answers: readonly object[]) => {
  const { platform } = aPlatform(() => json({ data: answers }));
  return readAll(platform.readAds({ accountId: ACCOUNT }));
};

describe('readAds', () => {
  it('reads an ad with its creative and labels', async () => {
    expect(await read({ ...ANSWER, creative: { id: '4' }, adlabels: [{ name: 'winner' }] })).toEqual([
      {
        id: '23850000000000003',
        adSetId: '23850000000000002',
        campaignId: '23850000000000001',
        creativeId: '4',
        name: 'Shoes',
        labels: ['winner'],
        status: 'PAUSED',
        effectiveStatus: 'PAUSED',
        createdAt: '2025-04-26T00:48:41.000Z',
      },
    ]);
  });

  it('reads an ad without a creative', async () => {
    expect(await read(ANSWER)).toMatchObject([{ creativeId: null, labels: [] }]);
  });
});

const recorded = recordedAnswers('ad-and-adset-read-2023.json', z.object({ ad: z.looseObject({}) }));

it.runIf(recorded !== null)('reads a recorded ad', async () => {
  expect(await read(recorded?.ad ?? {})).toMatchObject([
    { id: '23853620229650398', creativeId: '23853666124230398', createdAt: '2023-03-17T15:04:31.000Z' },
  ]);
});
