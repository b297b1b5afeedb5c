import { describe, expect, it } from 'vitest';
import {
  aCampaign,
  aDecision,
  anAd,
  anAdSet,
  aPlannedAction,
  aSetStatus,
  aSnapshot,
  aTarget,
} from '../../../testing/index.ts';
import { definePolicy } from '../../policy/define-policy.ts';
import { buildFacts } from '../facts.ts';
import { protectedEntities } from './protected-entities.ts';

const snapshot = aSnapshot({
  campaigns: [aCampaign({ labels: ['evergreen'] })],
  adSets: [anAdSet({ labels: ['team:brand'] })],
  ads: [anAd({ labels: ['hero'] })],
});

function verdictsOn(
  target: ReturnType<typeof aTarget>,
  limits: { protectedIds?: string[]; protectedLabels?: string[] },
) {
  const facts = buildFacts(snapshot, definePolicy({ currency: 'USD', limits }));
  const planned = aPlannedAction({ decision: aDecision({ target, action: aSetStatus() }) });
  return protectedEntities.check(facts, [planned]);
}

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
  ])('blocks a target that is protected by %s', (_, target, limits) => {
    expect(verdictsOn(target, limits)).toMatchObject([{ verdict: 'block', guardrail: 'protectedEntities' }]);
  });

  it.each([
    ['nothing is protected', ad, {}],
    ['only a child is protected', adSet, { protectedIds: ['ad-1'] }],
    ['a label only begins alike', ad, { protectedLabels: ['her'] }],
    ['another entity is protected', ad, { protectedIds: ['ad-2'], protectedLabels: ['other*'] }],
  ])('allows where %s', (_, target, limits) => {
    expect(verdictsOn(target, limits)).toEqual([]);
  });
});
