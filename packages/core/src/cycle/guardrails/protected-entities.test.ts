import { describe, expect, it } from 'vitest';
import {
  aCampaign,
  aDecision,
  anAd,
  anAdSet,
  aPlannedAction,
  aSetBudget,
  aSetStatus,
  aSnapshot,
  aTarget,
} from '../../../testing/index.ts';
import { definePolicy } from '../../policy/define-policy.ts';
import type { Action } from '../action.ts';
import { buildFacts } from '../facts.ts';
import type { Snapshot } from '../snapshot.ts';
import { protectedEntities } from './protected-entities.ts';

const snapshot = aSnapshot({
  campaigns: [aCampaign({ labels: ['evergreen'] })],
  adSets: [anAdSet({ labels: ['team:brand'] })],
  ads: [anAd({ labels: ['hero'] })],
});

function verdictsOn(
  target: ReturnType<typeof aTarget>,
  limits: { protectedIds?: string[]; protectedLabels?: string[] },
  action: Action = aSetStatus(),
  found: Snapshot = snapshot,
) {
  const facts = buildFacts(found, definePolicy({ currency: 'USD', limits }));
  const planned = aPlannedAction({ decision: aDecision({ target, action }) });
  return protectedEntities.check(facts, [planned]);
}

const BLOCKED = { verdict: 'block', guardrail: 'protectedEntities' };
const ad = aTarget({ level: 'ad', id: 'ad-1' });
const adSet = aTarget();
const campaign = aTarget({ level: 'campaign', id: 'campaign-1' });

describe('protectedEntities', () => {
  it.each([
    ['an id of its own', ad, { protectedIds: ['ad-1'] }],
    ["its ad set's id", ad, { protectedIds: ['ad-set-1'] }],
    ["its campaign's id", ad, { protectedIds: ['campaign-1'] }],
    ['an exact label', ad, { protectedLabels: ['hero'] }],
    ["a prefix of its ad set's label", ad, { protectedLabels: ['team:*'] }],
    ["its campaign's label", adSet, { protectedLabels: ['evergreen'] }],
    ['a label of the campaign itself', campaign, { protectedLabels: ['ever*'] }],
    ['a prefix of its id', ad, { protectedIds: ['ad-1*'] }],
    ["a prefix of its campaign's id", ad, { protectedIds: ['camp*'] }],
  ])('blocks a target that is protected by %s', (_, target, limits) => {
    const changes = [aSetStatus(), aSetBudget(), aSetStatus({ from: 'PAUSED', to: 'ACTIVE' })];
    for (const action of changes) expect(verdictsOn(target, limits, action)).toMatchObject([BLOCKED]);
  });

  it.each([
    ['the ad of an ad set', adSet, { protectedIds: ['ad-1'] }],
    ["the ad set's ad of a campaign, by its label", campaign, { protectedLabels: ['hero'] }],
    ['the ad set of a campaign', campaign, { protectedLabels: ['team:*'] }],
  ])('blocks no change but a pause of what stands above %s', (_, target, limits) => {
    expect(verdictsOn(target, limits)).toMatchObject([BLOCKED]);
    expect(verdictsOn(target, limits, aSetBudget())).toEqual([]);
    expect(verdictsOn(target, limits, aSetStatus({ from: 'PAUSED', to: 'ACTIVE' }))).toEqual([]);
  });

  it('does not count what is switched off already', () => {
    const ads = [anAd({ status: 'PAUSED', effectiveStatus: 'PAUSED' })];
    expect(verdictsOn(adSet, { protectedIds: ['ad-1'] }, aSetStatus(), { ...snapshot, ads })).toEqual([]);
  });

  it.each([
    ['nothing is protected', ad, {}],
    ['only a sibling is protected', adSet, { protectedIds: ['ad-set-2'] }],
    ['a label only begins alike', ad, { protectedLabels: ['her'] }],
    ['an id only begins alike', ad, { protectedIds: ['ad'] }],
    ['another entity is protected', ad, { protectedIds: ['ad-2'], protectedLabels: ['other*'] }],
  ])('allows where %s', (_, target, limits) => {
    expect(verdictsOn(target, limits)).toEqual([]);
  });
});
