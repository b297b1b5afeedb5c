import { expect, it } from 'vitest';
import { adEffectiveStatus, adSetEffectiveStatus } from './effective-status.ts';
import type { EntityStatus } from './world-state.ts';

const is = (status: EntityStatus) => ({ status });

it.each([
  ['ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE'],
  ['ACTIVE', 'ACTIVE', 'PAUSED', 'CAMPAIGN_PAUSED'],
  ['ACTIVE', 'PAUSED', 'ACTIVE', 'ADSET_PAUSED'],
  ['ACTIVE', 'PAUSED', 'PAUSED', 'CAMPAIGN_PAUSED'],
  ['PAUSED', 'PAUSED', 'PAUSED', 'PAUSED'],
  ['ACTIVE', 'ARCHIVED', 'PAUSED', 'ARCHIVED'],
  ['PAUSED', 'ARCHIVED', 'DELETED', 'DELETED'],
] as const)(
  'an ad that is %s in an ad set that is %s of a campaign that is %s is %s',
  (ad, adSet, campaign, expected) => {
    expect(adEffectiveStatus(is(ad), is(adSet), is(campaign))).toBe(expected);
  },
);

it.each([
  ['ACTIVE', 'ACTIVE', 'ACTIVE'],
  ['ACTIVE', 'PAUSED', 'CAMPAIGN_PAUSED'],
  ['PAUSED', 'PAUSED', 'PAUSED'],
  ['PAUSED', 'ARCHIVED', 'ARCHIVED'],
  ['DELETED', 'ACTIVE', 'DELETED'],
] as const)('an ad set that is %s of a campaign that is %s is %s', (adSet, campaign, expected) => {
  expect(adSetEffectiveStatus(is(adSet), is(campaign))).toBe(expected);
});
